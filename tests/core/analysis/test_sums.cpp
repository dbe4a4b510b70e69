// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/extremes.h"
#include "core/analysis/log_sum.h"
#include "core/base/random.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earshot::test_sums {

using analysis::Extremes;

namespace {

/// Like a spectrum: spread over `decades` powers of ten, some bins empty.
std::vector<float> spectrumLike(std::uint64_t seed, std::size_t size, double decades) {
    base::Random random(seed);
    std::vector<float> values(size);
    for (float& value : values) {
        value = random.uniform() < 0.1
                    ? 0.0F
                    : static_cast<float>(std::pow(10.0, -decades * random.uniform()));
    }
    return values;
}

double meanOf(std::span<const float> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

/// Short cuts in sums over a spectrum against the plain way.
class TestSums : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void extremesAreThoseOfTheSortedOrder_data();
    void extremesAreThoseOfTheSortedOrder();
    void logSumIsTheSumOfLogarithms();
    void logSumHoldsAtItsBounds();
};

void TestSums::extremesAreThoseOfTheSortedOrder_data() {
    QTest::addColumn<std::size_t>("size");
    QTest::addColumn<std::size_t>("share");
    QTest::addColumn<double>("decades");
    QTest::newRow("one value") << std::size_t{1} << std::size_t{1} << 3.0;
    QTest::newRow("a narrow band") << std::size_t{9} << std::size_t{2} << 3.0;
    QTest::newRow("a wide band") << std::size_t{430} << std::size_t{86} << 8.0;
    QTest::newRow("all in one bucket") << std::size_t{100} << std::size_t{20} << 0.01;
    QTest::newRow("all equal") << std::size_t{50} << std::size_t{10} << 0.0;
    QTest::newRow("everything is extreme") << std::size_t{64} << std::size_t{64} << 4.0;
}

void TestSums::extremesAreThoseOfTheSortedOrder() {
    QFETCH(std::size_t, size);
    QFETCH(std::size_t, share);
    QFETCH(double, decades);
    Extremes extremes; // the same one: nothing may be left of the values before
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        std::vector<float> values = spectrumLike(seed, size, decades);
        const Extremes::Means means = extremes.of(values, share);
        std::ranges::sort(values);
        const double low = meanOf(std::span(values).first(share));
        const double high = meanOf(std::span(values).last(share));
        QVERIFY(std::abs(means.low - low) <= 1e-6 * low);
        QVERIFY(std::abs(means.high - high) <= 1e-6 * high);
    }
}

void TestSums::logSumIsTheSumOfLogarithms() {
    for (const Eigen::Index size : {1, 3, 4, 5, 1023, 1025}) {
        const Eigen::ArrayXf values =
            10.0F * (Eigen::ArrayXf::LinSpaced(size, 1, 9000).sin() + 1.001F);
        const double plain = values.cast<double>().log().sum();
        QVERIFY(std::abs(analysis::logSum(values) - plain) <=
                1e-5 * values.cast<double>().log().abs().sum());
    }
}

void TestSums::logSumHoldsAtItsBounds() {
    for (const float bound : {1e-9F, 1e9F}) {
        const Eigen::ArrayXf values = Eigen::ArrayXf::Constant(41, bound);
        const double plain = 41 * std::log(static_cast<double>(bound));
        QVERIFY(std::abs(analysis::logSum(values) / plain - 1) < 1e-5);
    }
}

EARSHOT_TEST(QCoreApplication, TestSums)

} // namespace earshot::test_sums

#include "test_sums.moc"
