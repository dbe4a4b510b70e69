<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>earshot::analysis</name>
    <message numerus="yes">
        <source>The file plays longer than %n hour(s): it must be damaged</source>
        <translation>
            <numerusform>The file plays longer than %n hour: it must be damaged</numerusform>
            <numerusform>The file plays longer than %n hours: it must be damaged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::cli</name>
    <message numerus="yes">
        <source>%n song(s) found</source>
        <translation>
            <numerusform>%n song found</numerusform>
            <numerusform>%n songs found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n stored</source>
        <translation>
            <numerusform> · %n stored</numerusform>
            <numerusform> · %n stored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erased %n entries</source>
        <translation>
            <numerusform>Erased %n entry</numerusform>
            <numerusform>Erased %n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::recommend</name>
    <message numerus="yes">
        <source>Finished %1 and skipped early %2 of %n time(s).</source>
        <translation>
            <numerusform>Finished %1 and skipped early %2 of %n time.</numerusform>
            <numerusform>Finished %1 and skipped early %2 of %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Because you finished %1 of %n play(s)</source>
        <translation>
            <numerusform>Because you finished %1 of %n play</numerusform>
            <numerusform>Because you finished %1 of %n plays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of it, %1 fell %2.</source>
        <translation>
            <numerusform>Of %n play of it, %1 fell %2.</numerusform>
            <numerusform>Of %n plays of it, %1 fell %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of %1, %2 fell %3.</source>
        <translation>
            <numerusform>Of %n play of %1, %2 fell %3.</numerusform>
            <numerusform>Of %n plays of %1, %2 fell %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Played %n time(s), last %1.</source>
        <translation>
            <numerusform>Played %n time, last %1.</numerusform>
            <numerusform>Played %n times, last %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Because you played it %n time(s), last %1</source>
        <translation>
            <numerusform>Because you played it %n time, last %1</numerusform>
            <numerusform>Because you played it %n times, last %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::AlbumView</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::AlbumsModel</name>
    <message numerus="yes">
        <source>%1 by %2, %n song(s)</source>
        <translation>
            <numerusform>%1 by %2, %n song</numerusform>
            <numerusform>%1 by %2, %n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::LibraryPage</name>
    <message numerus="yes">
        <source>%n day(s) of music</source>
        <translation>
            <numerusform>%n day of music</numerusform>
            <numerusform>%n days of music</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) of music</source>
        <translation>
            <numerusform>%n hour of music</numerusform>
            <numerusform>%n hours of music</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::MixPanel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) added to up next</source>
        <translation>
            <numerusform>%n song added to up next</numerusform>
            <numerusform>%n songs added to up next</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::MoodMap</name>
    <message numerus="yes">
        <source>%n song(s) on the map. Arrow keys place a target.</source>
        <translation>
            <numerusform>%n song on the map. Arrow keys place a target.</numerusform>
            <numerusform>%n songs on the map. Arrow keys place a target.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Target: %1, with %2 of %n song(s) inside. The list has %3. Arrow keys move the target, plus and minus change its size, Enter plays.</source>
        <translation>
            <numerusform>Target: %1, with %2 of %n song inside. The list has %3. Arrow keys move the target, plus and minus change its size, Enter plays.</numerusform>
            <numerusform>Target: %1, with %2 of %n songs inside. The list has %3. Arrow keys move the target, plus and minus change its size, Enter plays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::PickModel</name>
    <message numerus="yes">
        <source>Left out by rule: %n</source>
        <translation>
            <numerusform>Left out by rule: %n</numerusform>
            <numerusform>Left out by rule: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::PlaylistView</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::PlaylistsModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::PlaylistsPage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Imported “%1” with %2 of %n song(s).</source>
        <translation>
            <numerusform>Imported “%1” with %2 of %n song.</numerusform>
            <numerusform>Imported “%1” with %2 of %n songs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::RightPanel</name>
    <message numerus="yes">
        <source>%n up next · %1</source>
        <translation>
            <numerusform>%n up next · %1</numerusform>
            <numerusform>%n up next · %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::SongDetails</name>
    <message numerus="yes">
        <source>%1 kHz, %n channel(s), %2 kbit/s</source>
        <translation>
            <numerusform>%1 kHz, %n channel, %2 kbit/s</numerusform>
            <numerusform>%1 kHz, %n channels, %2 kbit/s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::TrackActions</name>
    <message numerus="yes">
        <source>%n song(s) will play next</source>
        <translation>
            <numerusform>%n song will play next</numerusform>
            <numerusform>%n songs will play next</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n song(s) added to up next</source>
        <translation>
            <numerusform>%n song added to up next</numerusform>
            <numerusform>%n songs added to up next</numerusform>
        </translation>
    </message>
</context>
</TS>
