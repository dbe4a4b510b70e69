// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/power_source.h"
#include "tests/fixtures/fixtures.h"
#include "tests/fixtures/test_program.h"

#include <QTest>

#include <fstream>
#include <map>

namespace earshot::test_base_power {

namespace {

/// What the kernel's files of one supply hold.
using Supply = std::map<std::string, std::string>;
using Supplies = std::map<std::string, Supply>;

const Supply kChargerIn{{"type", "Mains"}, {"online", "1"}};
const Supply kChargerOut{{"type", "Mains"}, {"online", "0"}};
const Supply kDraining{{"type", "Battery"}, {"status", "Discharging"}, {"present", "1"}};
const Supply kCharging{{"type", "Battery"}, {"status", "Charging"}};
const Supply kIdle{{"type", "Battery"}, {"status", "Not charging"}};
const Supply kUsbIn{{"type", "USB"}, {"online", "1"}};
const Supply kUsbOut{{"type", "USB"}, {"online", "0"}};
const Supply kMouse{{"type", "Battery"}, {"status", "Discharging"}, {"scope", "Device"}};

} // namespace

class TestPower : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void suppliesTell_data();
    void suppliesTell();
    void nothingThereIsMains();
    void aChangeIsSeen();
};

void TestPower::suppliesTell_data() {
    QTest::addColumn<Supplies>("supplies");
    QTest::addColumn<bool>("battery");
    QTest::newRow("a desktop") << Supplies{} << false;
    QTest::newRow("plugged in, full") << Supplies{{"AC", kChargerIn}, {"BAT0", kIdle}} << false;
    QTest::newRow("plugged in, charging")
        << Supplies{{"AC", kChargerIn}, {"BAT0", kCharging}} << false;
    QTest::newRow("unplugged") << Supplies{{"AC", kChargerOut}, {"BAT0", kDraining}} << true;
    QTest::newRow("unplugged, no charger known") << Supplies{{"BAT0", kDraining}} << true;
    QTest::newRow("two batteries, one in use")
        << Supplies{{"AC", kChargerOut}, {"BAT0", kIdle}, {"BAT1", kDraining}} << true;
    QTest::newRow("on a weak charger")
        << Supplies{{"BAT0", kDraining}, {"usb", kUsbIn}, {"usb2", kUsbOut}} << false;
    QTest::newRow("a desktop with a wireless mouse") << Supplies{{"hidpp", kMouse}} << false;
    QTest::newRow("unreadable") << Supplies{{"BAT0", {}}} << false;
}

void TestPower::suppliesTell() {
    QFETCH(Supplies, supplies);
    QFETCH(bool, battery);
    const fixtures::Folder root;
    for (const auto& [name, files] : supplies) {
        std::filesystem::create_directory(root.path() / name);
        for (const auto& [file, word] : files) {
            std::ofstream(root.path() / name / file) << word << '\n';
        }
    }
    QCOMPARE(base::SystemPowerSource(root.path()).onBattery(), battery);
}

void TestPower::nothingThereIsMains() {
    const fixtures::Folder root;
    QVERIFY(!base::SystemPowerSource(root / "absent").onBattery());
}

void TestPower::aChangeIsSeen() {
    const fixtures::Folder root;
    std::filesystem::create_directory(root / "BAT0");
    std::ofstream(root / "BAT0/type") << "Battery\n";
    std::ofstream(root / "BAT0/status") << "Charging\n";
    const base::SystemPowerSource power(root.path());
    QVERIFY(!power.onBattery());
    std::ofstream(root / "BAT0/status") << "Discharging\n";
    QVERIFY(power.onBattery());
}

EARSHOT_TEST(QCoreApplication, TestPower)

} // namespace earshot::test_base_power

#include "test_base_power.moc"
