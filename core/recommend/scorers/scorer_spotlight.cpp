// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recommend/constants.h"
#include "core/recommend/moments.h"
#include "core/recommend/outcome.h"
#include "core/recommend/scorers/scorer.h"
#include "core/recommend/text.h"
#include "core/recommend/traits.h"

#include <algorithm>
#include <cmath>

namespace earshot::recommend {

namespace {

namespace c = constants;
using signals::SpotlightScope;

/// φ = 2^(−s/2 − f/n) for the tracks of an album or artist that is in the spotlight today: s of its
/// plays since were skipped, f finished, n songs it has. So it is pulled back where it gets
/// skipped, and fades once all of it has been heard. Of several spotlights on a track the brightest
/// counts.
class SpotlightScorer final : public Scorer {
public:
    explicit SpotlightScorer(const ScoringInput& input)
        : m_catalog(input.catalog), m_today(input.request.now.date()) {
        const signals::History& history = input.listener.history;
        const qint64 today = QDate(1970, 1, 1).daysTo(m_today);
        for (const signals::SpotlightMark& mark : history.spotlights) {
            const Index track = m_catalog.indexOf(mark.track);
            if (track >= 0 && mark.holdsOn(today)) {
                add(mark, track);
            }
        }
        if (m_lights.empty()) {
            return;
        }
        countSongs();
        for (const signals::SpotlightOutcome& outcome : history.spotlightOutcomes) {
            count(outcome);
        }
        for (Light& light : m_lights) {
            const double songs = std::max(1, light.songs);
            light.phi = static_cast<float>(
                std::exp2(-light.skipped / c::kSpotlightSkips - light.finished / songs));
        }
    }

    void score(Index first, std::span<float> phi) const override {
        for (std::size_t i = 0; i < phi.size(); ++i) {
            const Light* light = lightOn(first + static_cast<Index>(i));
            phi[i] = light ? light->phi : 0;
        }
    }

    [[nodiscard]] bool hasEvidence() const override { return !m_lights.empty(); }

    [[nodiscard]] QString evidence(Index track) const override {
        const Light* light = lightOn(track);
        if (!light) {
            return Text::tr("Neither its album nor its artist is in the spotlight.");
        }
        const QString day = dayWords(QDate(1970, 1, 1).addDays(light->mark.day), m_today);
        const QString put =
            light->mark.scope == SpotlightScope::Album
                ? Text::tr("You put this album in the spotlight for %n week(s), since %1.", nullptr,
                           light->mark.weeks)
                      .arg(day)
                : Text::tr("You put %1 in the spotlight for %n week(s), since %2.", nullptr,
                           light->mark.weeks)
                      .arg(artistWords(m_catalog, track), day);
        return Text::tr("%1 Since then %2 play(s) of it were finished and %3 skipped.",
                        "after a sentence")
            .arg(put)
            .arg(light->finished)
            .arg(light->skipped);
    }

    [[nodiscard]] QString reason(Index track) const override {
        const Light* light = lightOn(track);
        if (!light) {
            return {};
        }
        return light->mark.scope == SpotlightScope::Album
                   ? Text::tr("You put this album in the spotlight")
                   : Text::tr("You put %1 in the spotlight").arg(artistWords(m_catalog, track));
    }

private:
    struct Light {
        signals::SpotlightMark mark;
        std::int32_t group = 0; ///< interned album or artist
        int songs = 0, finished = 0, skipped = 0;
        float phi = 0;
    };

    [[nodiscard]] std::int32_t groupOf(SpotlightScope scope, Index track) const {
        const auto at = static_cast<std::size_t>(track);
        return scope == SpotlightScope::Album ? m_catalog.album[at] : m_catalog.artist[at];
    }
    [[nodiscard]] bool isOn(const Light& light, Index track) const {
        return groupOf(light.mark.scope, track) == light.group;
    }
    /// Put there anew, it begins anew.
    void add(const signals::SpotlightMark& mark, Index track) {
        const std::int32_t group = groupOf(mark.scope, track);
        if (group < 0) {
            return;
        }
        std::erase_if(m_lights, [&](const Light& light) {
            return light.mark.scope == mark.scope && light.group == group;
        });
        m_lights.push_back({mark, group});
    }
    void countSongs() {
        for (Index track = 0; track < m_catalog.size(); ++track) {
            if (m_catalog.representative[static_cast<std::size_t>(track)] == track) {
                for (Light& light : m_lights) {
                    light.songs += isOn(light, track) ? 1 : 0;
                }
            }
        }
    }
    void count(const signals::SpotlightOutcome& outcome) {
        const std::optional<float> r = judged(outcome.share, outcome.ending);
        const Index track = m_catalog.indexOf(outcome.track);
        if (!r || track < 0) {
            return;
        }
        for (Light& light : m_lights) {
            if (outcome.day >= light.mark.day && isOn(light, track)) {
                light.finished += *r >= 1 ? 1 : 0;
                light.skipped += *r <= -1 ? 1 : 0;
            }
        }
    }
    /// The brightest on a track; null where there is none.
    [[nodiscard]] const Light* lightOn(Index track) const {
        const Light* most = nullptr;
        for (const Light& light : m_lights) {
            if (isOn(light, track) && (!most || light.phi > most->phi)) {
                most = &light;
            }
        }
        return most;
    }

    const Catalog& m_catalog;
    QDate m_today;
    std::vector<Light> m_lights;
};

} // namespace

std::unique_ptr<Scorer> makeSpotlightScorer(const ScoringInput& input) {
    return std::make_unique<SpotlightScorer>(input);
}

} // namespace earshot::recommend
