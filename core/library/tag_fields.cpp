// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/library/tag_fields.h"

#include "core/library/tag_text.h"

#include <aifffile.h>
#include <apefile.h>
#include <apetag.h>
#include <asffile.h>
#include <flacfile.h>
#include <id3v1tag.h>
#include <id3v2header.h>
#include <id3v2tag.h>
#include <infotag.h>
#include <mp4file.h>
#include <mpegfile.h>
#include <wavfile.h>
#include <wavpackfile.h>
#include <xiphcomment.h>

#include <algorithm>
#include <array>

namespace earshot::library {

namespace {

using TagLib::PropertyMap;
using TagLib::String;
using TagLib::StringList;

void addMissing(PropertyMap& fields, const PropertyMap& others) {
    for (const auto& [key, values] : others) {
        if (!fields.contains(key) && !values.isEmpty()) {
            fields.insert(key, values);
        }
    }
}

qsizetype countIds(const PropertyMap& fields, const char* key) {
    const auto found = fields.find(key);
    if (found == fields.end()) {
        return 0;
    }
    qsizetype ids = 0;
    for (const String& value : found->second) {
        ids += fromTagLib(value).split(QLatin1Char('/'), Qt::SkipEmptyParts).size();
    }
    return ids;
}

void splitAt(PropertyMap& fields, const char* key, const char* separator) {
    const auto found = fields.find(key);
    if (found == fields.end()) {
        return;
    }
    StringList parts;
    for (const String& value : found->second) {
        parts.append(value.split(separator));
    }
    fields.replace(key, parts);
}

/// ID3v2.3 has no way to hold several values but a slash between them (§4.2.1), and names like
/// AC/DC hold slashes themselves. A slash between spaces separates, so does "; "; a bare one only
/// where there are as many MusicBrainz ids as parts, which tells that the tagger joined them.
void splitJoinedValues(PropertyMap& fields) {
    static constexpr std::array<std::pair<const char*, const char*>, 3> kNamesAndIds{{
        {"ARTIST", "MUSICBRAINZ_ARTISTID"},
        {"ARTISTS", "MUSICBRAINZ_ARTISTID"},
        {"ALBUMARTIST", "MUSICBRAINZ_ALBUMARTISTID"},
    }};
    for (const auto& [names, ids] : kNamesAndIds) {
        const auto found = fields.find(names);
        if (found == fields.end() || found->second.size() != 1) {
            continue;
        }
        const auto parts = static_cast<qsizetype>(found->second.front().split("/").size());
        splitAt(fields, names, parts > 1 && parts == countIds(fields, ids) ? "/" : " / ");
    }
    for (const auto& [names, ids] : kNamesAndIds) {
        splitAt(fields, ids, "/");
    }
    splitAt(fields, "GENRE", " / ");
    splitAt(fields, "COMPOSER", " / ");
    for (const char* key : {"ARTIST", "ARTISTS", "ALBUMARTIST", "GENRE", "COMPOSER"}) {
        splitAt(fields, key, "; ");
    }
}

PropertyMap id3v2Fields(const TagLib::ID3v2::Tag& tag) {
    PropertyMap fields = tag.properties();
    if (tag.header()->majorVersion() < 4) {
        splitJoinedValues(fields);
    }
    return fields;
}

/// TagLib's property map leaves out the free-form atoms it has no name for (ReplayGain among
/// them): "----:com.apple.iTunes:replaygain_track_gain".
void addFreeFormAtoms(PropertyMap& fields, const TagLib::MP4::Tag& tag) {
    PropertyMap others;
    for (const auto& [name, item] : tag.itemMap()) {
        if (!name.startsWith("----:")) {
            continue;
        }
        const String key = name.substr(static_cast<unsigned int>(name.rfind(":") + 1)).upper();
        others.insert(key, item.toStringList());
    }
    addMissing(fields, others);
}

void addAsfAttributes(PropertyMap& fields, const TagLib::ASF::Tag& tag) {
    PropertyMap others;
    for (const auto& [name, attributes] : tag.attributeListMap()) {
        StringList values;
        for (const TagLib::ASF::Attribute& attribute : attributes) {
            const auto type = attribute.type();
            if (type == TagLib::ASF::Attribute::UnicodeType) {
                values.append(attribute.toString());
            } else if (type == TagLib::ASF::Attribute::BoolType) {
                values.append(String::number(attribute.toBool() ? 1 : 0));
            }
        }
        const bool compilation = name.upper() == String("WM/ISCOMPILATION");
        others.insert(compilation ? String("COMPILATION") : name.upper(), values);
    }
    // TagLib shows the first author only; several are several attributes.
    const auto authors = others.find("AUTHOR");
    if (authors != others.end()) {
        StringList all = fields["ARTIST"];
        all.append(authors->second);
        fields.replace("ARTIST", all);
    }
    addMissing(fields, others);
}

} // namespace

PropertyMap tagFields(TagLib::File& file) {
    if (auto* mpeg = dynamic_cast<TagLib::MPEG::File*>(&file)) {
        PropertyMap fields;
        if (mpeg->hasID3v2Tag()) {
            fields = id3v2Fields(*mpeg->ID3v2Tag());
        }
        if (mpeg->hasAPETag()) {
            addMissing(fields, mpeg->APETag()->properties());
        }
        if (mpeg->hasID3v1Tag()) {
            addMissing(fields, mpeg->ID3v1Tag()->properties());
        }
        return fields;
    }
    if (auto* flac = dynamic_cast<TagLib::FLAC::File*>(&file)) {
        PropertyMap fields;
        if (flac->hasXiphComment()) {
            fields = flac->xiphComment()->properties();
        }
        if (flac->hasID3v2Tag()) {
            addMissing(fields, id3v2Fields(*flac->ID3v2Tag()));
        }
        return fields;
    }
    if (auto* wav = dynamic_cast<TagLib::RIFF::WAV::File*>(&file)) {
        PropertyMap fields = wav->hasID3v2Tag() ? id3v2Fields(*wav->ID3v2Tag()) : PropertyMap();
        if (wav->hasInfoTag()) {
            addMissing(fields, wav->InfoTag()->properties());
        }
        return fields;
    }
    if (auto* aiff = dynamic_cast<TagLib::RIFF::AIFF::File*>(&file)) {
        return aiff->hasID3v2Tag() ? id3v2Fields(*aiff->tag()) : PropertyMap();
    }
    PropertyMap fields = file.properties();
    if (auto* mp4 = dynamic_cast<TagLib::MP4::File*>(&file); mp4 != nullptr && mp4->tag()) {
        addFreeFormAtoms(fields, *mp4->tag());
    } else if (auto* asf = dynamic_cast<TagLib::ASF::File*>(&file); asf != nullptr && asf->tag()) {
        addAsfAttributes(fields, *asf->tag());
    }
    return fields;
}

} // namespace earshot::library
