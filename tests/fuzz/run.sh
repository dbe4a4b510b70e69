#!/usr/bin/env bash
# Fuzzes hostile inputs: tests/fuzz/run.sh SECONDS [TARGET…], so long for each target (decoder, tags,
# m3u, codecs, sealed, keys, archive, cards, history). Needs clang++ with libFuzzer (Debian: clang-16 and libclang-rt-16-dev) and ffmpeg; CLANG
# names another clang++. Ends with 1 when something was found; it is in build/fuzz/found.
set -euo pipefail
seconds="${1:?how many seconds for each target}"
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(decoder tags m3u codecs sealed keys archive cards history)
cd "$(dirname "$0")/../.."
build=build/fuzz
clang="${CLANG:-clang++-16}"
command -v "$clang" >/dev/null || { echo "There is no $clang." >&2; exit 1; }

cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DCMAKE_CXX_COMPILER="$clang" \
    -DEARSHOT_FUZZ=ON -DEARSHOT_TESTS=OFF -DEARSHOT_WERROR=OFF \
    -DEARSHOT_SANITIZE=fuzzer-no-link,address,undefined >/dev/null
cmake --build "$build" --target fuzz_rows fuzz_key_seeds "${targets[@]/#/fuzz_}"
bin="$PWD/$build/tests/fuzz"

seeds="$PWD/$build/seeds"
if [ ! -d "$seeds" ]; then
    made="$(mktemp -d)"
    mkdir "$made/audio" "$made/m3u" "$made/codecs" "$made/music"
    sound() { # sound SECONDS NAME OPTION…: a chirp with tags
        local length="$1" name="$2"
        shift 2
        ffmpeg -nostdin -v error -f lavfi -i "aevalsrc='0.4*sin(600*t*t)+0.1*random(0)':s=22050:d=$length" \
            -metadata title=Seed -metadata artist="Å & B" -metadata date=1999-05-02 \
            -metadata track=3/9 -metadata REPLAYGAIN_TRACK_GAIN="-3.2 dB" "$@" "$made/$name"
    }
    sound 0.3 audio/a.mp3 -b:a 32k
    sound 0.3 audio/id3v23.mp3 -b:a 32k -id3v2_version 3 -write_id3v1 1
    sound 0.1 audio/a.flac
    sound 0.3 audio/a.ogg -c:a libvorbis -b:a 48k
    sound 0.3 audio/a.opus -ar 48000 -b:a 16k
    sound 0.3 audio/a.m4a -c:a aac -b:a 32k
    sound 0.1 audio/alac.m4a -c:a alac
    sound 0.1 audio/a.wv
    sound 0.1 audio/a.wav -c:a pcm_u8
    sound 0.1 audio/a.aiff
    sound 0.3 audio/a.wma -b:a 32k
    for i in 1 2; do sound $((i * 12)) "music/$i.flac"; done
    "$bin/fuzz_rows" "$made"/music/*.flac "$made/codecs"
    printf '#EXTM3U\n#PLAYLIST:Seed\n#EXTINF:12,A - B\n../a b.mp3\nfile:///x%%20y.flac\nC:\\z.wav\n' >"$made/m3u/a.m3u8"
    rm -r "$made/music"
    mv "$made" "$seeds"
fi

if [ ! -d "$seeds/keys" ]; then
    mkdir "$seeds/keys" "$seeds/sealed"
    "$bin/fuzz_key_seeds" "$seeds/keys" "$seeds/sealed"
fi

if [ ! -f "$seeds/archive/circle" ]; then
    mkdir -p "$seeds/archive"
    track='"audio":"6161","path":"/a.flac","title":"A","artist":"B","album":"","duration_ms":9'
    archive() { # archive SIGNAL FIELDS: the manifest, then one line
        printf '{"format":"earshot-listening","version":1,"files":[{"file":"%s.jsonl","signal":"%s","lines":1}],"signals":[{"signal":"%s","on":true,"keep_days":30,"dial_percent":50}]}\n---\n{"event":1,"day":"2026-03-15",%s,%s}\n' \
            "$1" "$1" "$1" "$2" "$track" >"$seeds/archive/$1"
    }
    archive plays '"time":"18:02:11","utc_offset_minutes":60'
    archive completion '"share_heard":0.5,"ending":"skipped"'
    archive likes '"mark":"liked"'
    archive daytime '"hour":18,"weekday":7'
    archive sequence '"sitting":1,"place":0'
    archive choice '"picked":"by-hand"'
    archive activity '"list":"focus"'
    archive device '"device":"headphones"'
    archive spotlight '"kind":"album","weeks":2'
    archive circle '"card":"Anna","made":"2026-11","artists":3,"part":"song","weight":4'
    archive imports '"source":"spotify","import":1,"heard_ms":1000,"ending":"finished"'
    printf '{"format":"earshot-listening","version":1,"files":[{"file":"consent.jsonl","lines":1}],"signals":[]}\n---\n{"signal":"plays","decision":"declined","at":"2026-03-15T17:02:11.042Z","how":"asked","brought_in":"2026-04-01T00:00:00Z"}\n' \
        >"$seeds/archive/consent"
    printf '\015manifest.json\002\000\000\000{}\000\000\000\000\000' >"$seeds/archive/sealed"
fi

if [ ! -d "$seeds/cards" ]; then
    mkdir "$seeds/cards" "$seeds/history"
    printf '{"format":"earshot-taste-card","version":1,"name":"Anna","made":"2026-11","artists":[{"name":"B","weight":5}],"songs":[{"artist":"B","title":"A","album":"C","recording":"ab-12","weight":1}]}' \
        >"$seeds/cards/a.json"
    printf 'B,C,A,05 Mar 2021 12:40\n' >"$seeds/history/a.csv"
    printf '[{"ts":"2021-03-04T12:34:56Z","ms_played":1000,"master_metadata_track_name":"A","master_metadata_album_artist_name":"B","master_metadata_album_album_name":"C","reason_end":"trackdone","skipped":false}]' \
        >"$seeds/history/spotify.json"
    printf '{"listened_at":1614861296,"track_metadata":{"artist_name":"B","track_name":"A"}}\n' \
        >"$seeds/history/listens.jsonl"
fi

found="$PWD/$build/found"
failed=0
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
export TMPDIR="${TMPDIR:-/dev/shm}"
for target in "${targets[@]}"; do
    case "$target" in decoder | tags) from="$seeds/audio" ;; *) from="$seeds/$target" ;; esac
    mkdir -p "$build/corpus/$target" "$found/$target"
    log="$build/$target.log"
    "$bin/fuzz_$target" "$build/corpus/$target" "$from" -max_total_time="$seconds" -max_len=65536 \
        -timeout=20 -rss_limit_mb=2048 -artifact_prefix="$found/$target/" -print_final_stats=1 \
        -close_fd_mask=1 >"$log" 2>&1 || { failed=1; echo "$target: found something, see $log"; }
    echo "$target: $(grep -c . <(ls "$build/corpus/$target")) inputs kept," \
        "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log") executions"
done
exit "$failed"
