<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PreviewText</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message numerus="yes">
        <source>Choose at least %n characters, better several words</source>
        <translation>
            <numerusform>Choose at least %n character, better several words</numerusform>
            <numerusform>Choose at least %n characters, better several words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: its album put in the spotlight for %n week(s)</source>
        <translation>
            <numerusform>%1: its album put in the spotlight for %n week</numerusform>
            <numerusform>%1: its album put in the spotlight for %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: its artist put in the spotlight for %n week(s)</source>
        <translation>
            <numerusform>%1: its artist put in the spotlight for %n week</numerusform>
            <numerusform>%1: its artist put in the spotlight for %n weeks</numerusform>
        </translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>%n entries exported</source>
        <translation>
            <numerusform>%n entry exported</numerusform>
            <numerusform>%n entries exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries are damaged and could not be read</source>
        <translation>
            <numerusform>%n entry is damaged and could not be read</numerusform>
            <numerusform>%n entries are damaged and could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1  %2 for &quot;%3&quot; read %4: %n entries</source>
        <comment>time, who, list, signals</comment>
        <translation>
            <numerusform>%1  %2 for &quot;%3&quot; read %4: %n entry</numerusform>
            <numerusform>%1  %2 for &quot;%3&quot; read %4: %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries, none was changed</source>
        <translation>
            <numerusform>%n entry, not changed</numerusform>
            <numerusform>%n entries, none was changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) in more than one file</source>
        <translation>
            <numerusform>%n recording in more than one file</numerusform>
            <numerusform>%n recordings in more than one file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries would be forgotten</source>
        <translation>
            <numerusform>%n entry would be forgotten</numerusform>
            <numerusform>%n entries would be forgotten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forgotten: %n entries</source>
        <translation>
            <numerusform>Forgotten: %n entry</numerusform>
            <numerusform>Forgotten: %n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erased everything: %n entries and every key</source>
        <translation>
            <numerusform>Erased everything: %n entry and every key</numerusform>
            <numerusform>Erased everything: %n entries and every key</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries would be deleted</source>
        <translation>
            <numerusform>%n entry would be deleted</numerusform>
            <numerusform>%n entries would be deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n older entries</source>
        <translation>
            <numerusform>Deleted: %n older entry</numerusform>
            <numerusform>Deleted: %n older entries</numerusform>
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
    <message numerus="yes">
        <source>Around %n song(s) you finish, play or like that sound alike.</source>
        <translation>
            <numerusform>Around %n song you finish, play or like.</numerusform>
            <numerusform>Around %n songs you finish, play or like that sound alike.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Around %n song(s) you finish, play or like that sound alike: %1.</source>
        <translation>
            <numerusform>Around %n song you finish, play or like: %1.</numerusform>
            <numerusform>Around %n songs you finish, play or like that sound alike: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Daily Mixes come the day after %n more song(s) that you finish or like.</source>
        <translation>
            <numerusform>Daily Mixes come the day after %n more song that you finish or like.</numerusform>
            <numerusform>Daily Mixes come the day after %n more songs that you finish or like.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n Daily Mix(es) today.</source>
        <translation>
            <numerusform>There is %n Daily Mix today.</numerusform>
            <numerusform>There are %n Daily Mixes today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 Nothing that the last %n week(s) offered.</source>
        <translation>
            <numerusform>%1 Nothing that the last %n week offered.</numerusform>
            <numerusform>%1 Nothing that the last %n weeks offered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discover comes the Monday after %n more song(s) that you finish or like.</source>
        <translation>
            <numerusform>Discover comes the Monday after %n more song that you finish or like.</numerusform>
            <numerusform>Discover comes the Monday after %n more songs that you finish or like.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing came into your library in the last %n day(s).</source>
        <translation>
            <numerusform>Nothing came into your library in the last %n day.</numerusform>
            <numerusform>Nothing came into your library in the last %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added in the last %n day(s)</source>
        <translation>
            <numerusform>Added in the last %n day</numerusform>
            <numerusform>Added in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You finished it %n time(s), last in %1</source>
        <translation>
            <numerusform>You finished it %n time, last in %1</numerusform>
            <numerusform>You finished it %n times, last in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You played it %n time(s), last in %1</source>
        <translation>
            <numerusform>You played it %n time, last in %1</numerusform>
            <numerusform>You played it %n times, last in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing you loved has gone unheard for %n day(s) yet.</source>
        <translation>
            <numerusform>Nothing you loved has gone unheard for %n day yet.</numerusform>
            <numerusform>Nothing you loved has gone unheard for %n days yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You liked these or finished them often, and have not heard them for at least %n day(s).</source>
        <translation>
            <numerusform>You liked these or finished them often, and have not heard them for at least %n day.</numerusform>
            <numerusform>You liked these or finished them often, and have not heard them for at least %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>New to you. Of %n time(s) you heard %1, you finished %2 and skipped %3 early.</source>
        <translation>
            <numerusform>New to you. Of %n time you heard %1, you finished %2 and skipped %3 early.</numerusform>
            <numerusform>New to you. Of %n times you heard %1, you finished %2 and skipped %3 early.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Because you finished %1 of %n play(s) of %2</source>
        <translation>
            <numerusform>Because you finished %1 of %n play of %2</numerusform>
            <numerusform>Because you finished %1 of %n plays of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of it from lists, %1 came from %2.</source>
        <translation>
            <numerusform>Of %n play of it from lists, %1 came from %2.</numerusform>
            <numerusform>Of %n plays of it from lists, %1 came from %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of %1 from lists, %2 came from %3.</source>
        <translation>
            <numerusform>Of %n play of %1 from lists, %2 came from %3.</numerusform>
            <numerusform>Of %n plays of %1 from lists, %2 came from %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of it, you picked %1 yourself.</source>
        <translation>
            <numerusform>Of %n play of it, you picked %1 yourself.</numerusform>
            <numerusform>Of %n plays of it, you picked %1 yourself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of %1, you picked %2 yourself.</source>
        <translation>
            <numerusform>Of %n play of %1, you picked %2 yourself.</numerusform>
            <numerusform>Of %n plays of %1, you picked %2 yourself.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Because you picked it yourself %n time(s)</source>
        <translation>
            <numerusform>Because you picked it yourself once</numerusform>
            <numerusform>Because you picked it yourself %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Because you picked %1 yourself %n time(s)</source>
        <translation>
            <numerusform>Because you picked %1 yourself once</numerusform>
            <numerusform>Because you picked %1 yourself %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of it, %1 came on headphones.</source>
        <translation>
            <numerusform>Of %n play of it, %1 came on headphones.</numerusform>
            <numerusform>Of %n plays of it, %1 came on headphones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of it, %1 came on speakers.</source>
        <translation>
            <numerusform>Of %n play of it, %1 came on speakers.</numerusform>
            <numerusform>Of %n plays of it, %1 came on speakers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of %1, %2 came on headphones.</source>
        <translation>
            <numerusform>Of %n play of %1, %2 came on headphones.</numerusform>
            <numerusform>Of %n plays of %1, %2 came on headphones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n play(s) of %1, %2 came on speakers.</source>
        <translation>
            <numerusform>Of %n play of %1, %2 came on speakers.</numerusform>
            <numerusform>Of %n plays of %1, %2 came on speakers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n of your playlists together with what the list starts from.</source>
        <translation>
            <numerusform>In %n of your playlists together with what the list starts from.</numerusform>
            <numerusform>In %n of your playlists together with what the list starts from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Because you put them together in %n playlist(s)</source>
        <translation>
            <numerusform>Because you put them together in %n playlist</numerusform>
            <numerusform>Because you put them together in %n playlists</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You put this album in the spotlight for %n week(s), since %1.</source>
        <translation>
            <numerusform>You put this album in the spotlight for %n week, since %1.</numerusform>
            <numerusform>You put this album in the spotlight for %n weeks, since %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You put %1 in the spotlight for %n week(s), since %2.</source>
        <translation>
            <numerusform>You put %1 in the spotlight for %n week, since %2.</numerusform>
            <numerusform>You put %1 in the spotlight for %n weeks, since %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n play(s) in imported history, most in %1.</source>
        <translation>
            <numerusform>%n play in imported history, in %1.</numerusform>
            <numerusform>%n plays in imported history, most in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not in imported history; %1 is, with %n play(s), most in %2.</source>
        <translation>
            <numerusform>Not in imported history; %1 is, with %n play, in %2.</numerusform>
            <numerusform>Not in imported history; %1 is, with %n plays, most in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You played it %n time(s) in imported history, most in %1</source>
        <translation>
            <numerusform>You played it once in imported history, in %1</numerusform>
            <numerusform>You played it %n times in imported history, most in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You played %1 %n time(s) in imported history, most in %2</source>
        <translation>
            <numerusform>You played %1 once in imported history, in %2</numerusform>
            <numerusform>You played %1 %n times in imported history, most in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n artist(s) on it, %1 in your library.</source>
        <comment>after a sentence</comment>
        <translation>
            <numerusform>Of %n artist on it, %1 in your library.</numerusform>
            <numerusform>Of %n artists on it, %1 in your library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::AccessPanel</name>
    <message numerus="yes">
        <source>%n entries, none changed, none missing.</source>
        <translation>
            <numerusform>%n entry, not changed, not missing.</numerusform>
            <numerusform>%n entries, none changed, none missing.</numerusform>
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
    <name>earshot::ui::ChangePreview</name>
    <message numerus="yes">
        <source>%1 would keep its songs; %n would stand elsewhere.</source>
        <translation>
            <numerusform>%1 would keep its songs; %n would stand elsewhere.</numerusform>
            <numerusform>%1 would keep its songs; %n would stand elsewhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>earshot::ui::GroupsModel</name>
    <message numerus="yes">
        <source>%n song(s)</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n album(s)</source>
        <translation>
            <numerusform>%n album</numerusform>
            <numerusform>%n albums</numerusform>
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
        <source>%n minute(s) of music</source>
        <translation>
            <numerusform>%n minute of music</numerusform>
            <numerusform>%n minutes of music</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) of music</source>
        <translation>
            <numerusform>%n hour of music</numerusform>
            <numerusform>%n hours of music</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln song(s)</source>
        <translation>
            <numerusform>%Ln song</numerusform>
            <numerusform>%Ln songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln album(s)</source>
        <translation>
            <numerusform>%Ln album</numerusform>
            <numerusform>%Ln albums</numerusform>
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
    <name>earshot::ui::NotBecause</name>
    <message numerus="yes">
        <source>Forget %n entries for good</source>
        <translation>
            <numerusform>Forget %n entry for good</numerusform>
            <numerusform>Forget %n entries for good</numerusform>
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
    <name>earshot::ui::SpotlightActions</name>
    <message numerus="yes">
        <source>The album for %n week(s)</source>
        <translation>
            <numerusform>The album for %n week</numerusform>
            <numerusform>The album for %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The artist for %n week(s)</source>
        <translation>
            <numerusform>The artist for %n week</numerusform>
            <numerusform>The artist for %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” is in the spotlight for %n week(s)</source>
        <translation>
            <numerusform>“%1” is in the spotlight for %n week</numerusform>
            <numerusform>“%1” is in the spotlight for %n weeks</numerusform>
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
<context>
    <name>earshot::ui::UpNextModel</name>
    <message numerus="yes">
        <source>Moved up %n place(s)</source>
        <translation>
            <numerusform>Moved up %n place</numerusform>
            <numerusform>Moved up %n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved down %n place(s)</source>
        <translation>
            <numerusform>Moved down %n place</numerusform>
            <numerusform>Moved down %n places</numerusform>
        </translation>
    </message>
</context>
</TS>
