# SPDX-License-Identifier: GPL-3.0-or-later
# Language level, warnings, hardening, sanitizers, and the functions every folder uses:
# earshot_library(NAME ...), earshot_precompile(TARGET KIND) and earshot_moc(TARGET).

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(earshot_options INTERFACE)
target_compile_definitions(earshot_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    EARSHOT_VERSION="${PROJECT_VERSION}")
if(MSVC)
    target_compile_options(earshot_options INTERFACE /W4 /permissive- /utf-8 $<$<BOOL:${EARSHOT_WERROR}>:/WX>)
    target_compile_definitions(earshot_options INTERFACE _USE_MATH_DEFINES NOMINMAX)
else()
    target_compile_options(earshot_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
        $<$<BOOL:${EARSHOT_WERROR}>:-Werror>)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # GCC 12 sees overlaps and overruns in std::string and std::filesystem::path that are not
        # there (GCC bugs 105329 and 105651, mended in 13), and only when optimising.
        target_compile_options(earshot_options INTERFACE
            -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
    endif()
    if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Meant for headers; the files of a unity build are included, but once.
        target_compile_options(earshot_options INTERFACE -Wno-subobject-linkage)
    endif()
    if(EARSHOT_SANITIZE)
        target_compile_options(earshot_options INTERFACE
            -fsanitize=${EARSHOT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
        if(EARSHOT_SANITIZE MATCHES "undefined")
            # A null pointer followed ends under AddressSanitizer anyway, and no machine Earshot runs
            # on minds misaligned reads: checking each access for both costs a third of the build.
            target_compile_options(earshot_options INTERFACE -fno-sanitize=null,alignment)
            # Before each call of a widget's method its type would be checked: nearly half of what
            # compiling ui takes, for casts that qobject_cast checks and lifetimes that
            # AddressSanitizer does.
            target_compile_options(earshot_options INTERFACE
                $<$<BOOL:$<TARGET_PROPERTY:EARSHOT_DRAWS>>:-fno-sanitize=vptr>)
        endif()
        target_link_options(earshot_options INTERFACE -fsanitize=${EARSHOT_SANITIZE})
        if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
            # The compiler's own collection of garbage goes through all of the precompiled headers each
            # time: a twentieth of the build. Below half a gigabyte there is nothing worth collecting.
            target_compile_options(earshot_options INTERFACE
                "SHELL:--param ggc-min-heapsize=500000" "SHELL:--param ggc-min-expand=300")
        endif()
    elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
        target_compile_options(earshot_options INTERFACE -fstack-protector-strong)
        target_compile_definitions(earshot_options INTERFACE _FORTIFY_SOURCE=2)
    endif()
endif()

find_program(EARSHOT_MOLD mold)
if(EARSHOT_MOLD AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(earshot_options INTERFACE -fuse-ld=mold)
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    # Only libraries whose symbols are really used end up in a binary: Qt Multimedia's own
    # dependency on Qt Network must not become ours.
    target_link_options(earshot_options INTERFACE -Wl,--as-needed -Wl,-z,relro -Wl,-z,now)
endif()

find_program(EARSHOT_CCACHE ccache)
if(EARSHOT_CCACHE)
    # Precompiled headers need the sloppiness to be cacheable (ccache manual, "Precompiled headers").
    # In depend mode what is not in the cache is compiled without being preprocessed first.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_DEPEND=1 ${EARSHOT_CCACHE})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(earshot_options INTERFACE -fpch-preprocess)
    endif()
endif()

# The optimisation of a KIND in a debug build.
function(earshot_level target kind)
    if(MSVC)
        return()
    endif()
    if(kind STREQUAL "OPTIMISED")
        # At -O2 GCC 12 vectorises next to no loop.
        target_compile_options(${target} PRIVATE $<$<CONFIG:Debug>:-O2> $<$<CONFIG:Release>:-O3>)
    elseif(kind MATCHES "TEST")
        target_compile_options(${target} PRIVATE $<$<CONFIG:Debug>:-O0>)
    endif()
    if(kind MATCHES "WIDGETS")
        set_target_properties(${target} PROPERTIES EARSHOT_DRAWS ON)
    endif()
endfunction()

# earshot_precompile(TARGET KIND): the Qt Core, Eigen and standard headers used all over, compiled once for all
# targets of a KIND. PLAIN: no more than these. WIDGETS: Qt Widgets too. OPTIMISED: even in a debug
# build. TEST and WIDGETS_TEST: not optimised in a debug build, as a test is dearer to compile than to
# run. Levels are kinds because GCC can use a precompiled header only at the level it was compiled with.
function(earshot_precompile target kind)
    set(shared earshot_precompiled_${kind})
    if(NOT TARGET ${shared})
        set(source "${PROJECT_BINARY_DIR}/${shared}.cpp")
        file(WRITE "${source}" "// Stands for the target that compiles the headers.\n")
        add_library(${shared} OBJECT "${source}")
        target_link_libraries(${shared} PRIVATE earshot_options Qt6::Core Eigen3::Eigen)
        target_precompile_headers(${shared} PRIVATE
            <QByteArray> <QCoreApplication> <QDateTime> <QFile> <QHash> <QObject> <QString>
            <QStringList> <QVector> <Eigen/Core>
            <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem> <functional> <map> <memory>
            <mutex> <optional> <span> <string> <string_view> <thread> <unordered_map> <utility>
            <variant> <vector>)
        if(kind MATCHES "WIDGETS")
            target_link_libraries(${shared} PRIVATE Qt6::Widgets)
            target_precompile_headers(${shared} PRIVATE <QtWidgets>)
        endif()
        if(kind MATCHES "TEST")
            target_link_libraries(${shared} PRIVATE Qt6::Test)
            target_precompile_headers(${shared} PRIVATE <QSignalSpy> <QTemporaryDir> <QTest> <set>)
        endif()
        earshot_level(${shared} ${kind})
    endif()
    earshot_level(${target} ${kind})
    target_precompile_headers(${target} REUSE_FROM ${shared})
endfunction()

# earshot_moc(TARGET sources...): runs moc for what these sources of the target include of it: moc_x.cpp
# from x.h, and x.moc from x.cpp. One command each, where automoc would scan all sources and compile what
# it wrote; without the folders of headers, which moc would read to learn the system's name, told here.
function(earshot_moc target)
    set(system -DQ_OS_UNIX -DQ_OS_LINUX)
    if(WIN32)
        set(system -DQ_OS_WIN)
    elseif(APPLE)
        set(system -DQ_OS_UNIX -DQ_OS_MACOS)
    endif()
    foreach(source IN LISTS ARGN)
        if(NOT source MATCHES "\\.cpp$" OR source MATCHES "^${PROJECT_BINARY_DIR}/")
            continue() # not a source of ours
        endif()
        file(STRINGS "${source}" lines REGEX "^#include \"(moc_[a-z_0-9]+\\.cpp|[a-z_0-9]+\\.moc)\"")
        foreach(line IN LISTS lines)
            string(REGEX REPLACE "^#include \"(.*)\".*" "\\1" output "${line}")
            get_filename_component(folder "${source}" DIRECTORY)
            if(output MATCHES "^moc_(.*)\\.cpp$")
                cmake_path(APPEND folder "${CMAKE_MATCH_1}.h" OUTPUT_VARIABLE input)
            else()
                set(input "${source}")
            endif()
            set(output "${CMAKE_CURRENT_BINARY_DIR}/${output}")
            cmake_path(ABSOLUTE_PATH input)
            add_custom_command(OUTPUT "${output}" DEPENDS "${input}"
                COMMAND Qt6::moc -DQT_NO_KEYWORDS ${system} "${input}" -o "${output}" VERBATIM)
            set_source_files_properties("${output}" PROPERTIES HEADER_FILE_ONLY ON) # it is included
            target_sources(${target} PRIVATE "${output}")
            target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}")
        endforeach()
    endforeach()
endfunction()

# earshot_library(NAME [WIDGETS | OPTIMISED] SOURCES files... [LINK targets...] [PRIVATE_LINK targets...])
# One folder of core or ui: static library earshot_NAME with the alias earshot::NAME. Includes
# are written from the top of the tree: #include "core/library/track.h".
# WIDGETS: it draws. OPTIMISED: it computes, and is too slow to test without optimisation.
function(earshot_library name)
    cmake_parse_arguments(ARG "WIDGETS;OPTIMISED" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
    add_library(earshot_${name} STATIC ${ARG_SOURCES})
    add_library(earshot::${name} ALIAS earshot_${name})
    target_include_directories(earshot_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
    target_link_libraries(earshot_${name} PUBLIC Qt6::Core ${ARG_LINK}
        PRIVATE earshot_options ${ARG_PRIVATE_LINK})
    earshot_moc(earshot_${name} ${ARG_SOURCES})
    if(ARG_WIDGETS)
        earshot_precompile(earshot_${name} WIDGETS)
    elseif(ARG_OPTIMISED)
        earshot_precompile(earshot_${name} OPTIMISED)
    else()
        earshot_precompile(earshot_${name} PLAIN)
    endif()
    # Many files at a time as one source, where the preset asks for it (CMAKE_UNITY_BUILD): a clean
    # build reads the headers less often. The dev preset compiles each file for itself.
    set_target_properties(earshot_${name} PROPERTIES UNITY_BUILD_BATCH_SIZE 24)
endfunction()
