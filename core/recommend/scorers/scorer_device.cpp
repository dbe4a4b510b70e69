// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/habit_odds.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::DeviceClass;

/// How much more often than usual it is heard on what the list will be heard on, speakers or
/// headphones (HabitOdds, m = 12 plays). Nothing where that is not known.
class DeviceScorer final : public Scorer {
public:
    explicit DeviceScorer(const ScoringInput& input)
        : m_catalog(input.catalog),
          m_onHeadphones(input.request.device == DeviceClass::Headphones),
          m_odds(input.catalog, c::kDeviceSmoothing) {
        if (input.request.device.value_or(DeviceClass::Other) == DeviceClass::Other) {
            return;
        }
        for (const signals::DeviceRecord& record : input.listener.history.devices) {
            if (record.device != DeviceClass::Other) {
                m_odds.add(record.track, record.device == input.request.device ? 1.0F : 0.0F);
            }
        }
        m_odds.finish();
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            phi[i] = m_odds.phi(first + static_cast<Index>(i));
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_odds.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        if (m_odds.empty()) {
            return Text::tr("Nothing is known of what you hear on what plays now.");
        }
        if (const HabitOdds::Entry* own = m_odds.ofTrack(track)) {
            const auto times = std::lround(own->count.holds);
            return m_onHeadphones ? Text::tr("Of %n play(s) of it, %1 came on headphones.", nullptr,
                                             own->count.plays)
                                        .arg(times)
                                  : Text::tr("Of %n play(s) of it, %1 came on speakers.", nullptr,
                                             own->count.plays)
                                        .arg(times);
        }
        const HabitOdds::Count& artist = m_odds.ofArtist(track).count;
        if (artist.plays == 0) {
            return Text::tr("It is not known what you hear it on.");
        }
        const QString of =
            m_onHeadphones
                ? Text::tr("Of %n play(s) of %1, %2 came on headphones.", nullptr, artist.plays)
                : Text::tr("Of %n play(s) of %1, %2 came on speakers.", nullptr, artist.plays);
        return of.arg(artistWords(m_catalog, track)).arg(std::lround(artist.holds));
    }

    [[nodiscard]] QString reason(Index track) const override {
        const HabitOdds::Entry* own = m_odds.ofTrack(track);
        if (own && own->phi > 0 && own->count.holds >= kOften) {
            return m_onHeadphones ? Text::tr("Because you often hear it on headphones")
                                  : Text::tr("Because you often hear it on speakers");
        }
        const HabitOdds::Entry& artist = m_odds.ofArtist(track);
        if (artist.phi <= 0 || artist.count.holds < kOften) {
            return {};
        }
        const QString because = m_onHeadphones ? Text::tr("Because you often hear %1 on headphones")
                                               : Text::tr("Because you often hear %1 on speakers");
        return because.arg(artistWords(m_catalog, track));
    }

private:
    static constexpr float kOften = 3; ///< plays that may be called often

    const Catalog& m_catalog;
    bool m_onHeadphones;
    HabitOdds m_odds;
};

} // namespace

std::unique_ptr<Scorer> makeDeviceScorer(const ScoringInput& input) {
    return std::make_unique<DeviceScorer>(input);
}

} // namespace earshot::recommend
