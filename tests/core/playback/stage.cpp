// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/playback/stage.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <cmath>
#include <numbers>

namespace earshot::tests {

std::vector<float> twoSines(qint64 frames) {
    std::vector<float> stereo;
    stereo.reserve(static_cast<std::size_t>(frames * 2));
    for (qint64 i = 0; i < frames; ++i) {
        const double turn = 2.0 * std::numbers::pi * static_cast<double>(i) / 44'100.0;
        for (const double hz : {440.0, 311.13}) {
            // On the 16-bit grid, so that a lossless file gives back exactly this.
            stereo.push_back(static_cast<float>(std::round(16'000.0 * std::sin(turn * hz))) /
                             32'768.0F);
        }
    }
    return stereo;
}

std::vector<float> cut(const std::vector<float>& stereo, qint64 from, qint64 to) {
    return {stereo.begin() + from * 2, stereo.begin() + to * 2};
}

void writeFlac(const std::filesystem::path& file, const std::vector<float>& stereo) {
    auto wav = file;
    wav.replace_extension(".wav");
    std::vector<float> scaled(stereo);
    for (float& sample : scaled) {
        sample *= 32'768.0F / 32'767.0F; // writeWav's full scale
    }
    fixtures::writeWav(wav, scaled, 44'100, 2);
    fixtures::encode(wav, file, {QStringLiteral("-c:a"), QStringLiteral("flac")});
}

std::vector<playback::QueueItem> itemsIn(const fixtures::Folder& folder,
                                         std::initializer_list<const char*> names) {
    std::vector<playback::QueueItem> items;
    for (const char* name : names) {
        playback::QueueItem item;
        item.path = folder / name;
        item.title = QString::fromLatin1(name);
        items.push_back(item);
    }
    return items;
}

Stage::Stage(playback::OutputFormat format, qint64 bufferFrames)
    : clock(QDateTime(QDate(2026, 3, 1), QTime(20, 0), QTimeZone::utc())),
      device(std::make_shared<FakeDevice>(format, bufferFrames)) {
    system->plug(QStringLiteral("speakers"), device);
    player.emplace(queue, std::make_unique<FakeOutputs>(system), clock);
    QObject::connect(&*player, &playback::Player::listened, &queue,
                     [this](const playback::Listening& heard) { listened.push_back(heard); });
    QObject::connect(&*player, &playback::Player::problem, &queue,
                     [this](const QString& message) { problems.push_back(message); });
    QObject::connect(&*player, &playback::Player::trackChanged, &queue, [this] { ++tracks; });
}

void Stage::play(std::vector<playback::QueueItem> items, int start) {
    queue.play(std::move(items), start);
    player->play();
}

bool Stage::sync() {
    // Commands are done in order.
    const double volume = player->volume() > 0.5 ? player->volume() - 0.01 : 1.0;
    player->setVolume(volume);
    return QTest::qWaitFor([&] { return device->volume() == volume * volume * volume; });
}

bool Stage::playOutInStep() {
    QSignalSpy moved(&*player, &playback::Player::positionChanged);
    return device->hearUntil([&] {
        moved.clear();
        moved.wait(100);
        return player->state() == playback::PlayState::Stopped;
    });
}

bool Stage::playOut() {
    return device->hearUntil([this] { return player->state() == playback::PlayState::Stopped; });
}

} // namespace earshot::tests
