import Foundation
import HubUnits
import Testing

@Suite("What is known of devices")
struct DeviceProfileTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/devices")

  private static func page(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name + ".md"), encoding: .utf8)
  }

  @Test(
    "each profile has a page that says what the table says, row by row",
    arguments: DeviceProfile.all.map(\.name))
  func pages(name: String) throws {
    let profile = try #require(DeviceProfile.named(name))
    let text = try Self.page(profile.name)
    let lines = Set(text.split(separator: "\n").map(String.init))
    for row in DevicePage(profile: profile).rows {
      #expect(lines.contains(row), "docs/devices/\(profile.name).md lacks: \(row)")
    }
    var rest = text[...]
    for heading in DevicePage.headings {
      let found = rest.range(of: "\n\(heading)\n")
      #expect(found != nil, "\(heading) is missing, or out of order")
      if let found { rest = rest[found.upperBound...] }
    }
    #expect(text.contains("device: \(profile.name)"))
  }

  @Test("no page speaks of a profile that does not exist, and the list names each")
  func list() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
      $0.hasSuffix(".md")
    }
    #expect(Set(files) == Set(DeviceProfile.all.map { $0.name + ".md" } + ["README.md"]))
    let list = try Self.page("README")
    for profile in DeviceProfile.all { #expect(list.contains("[\(profile.name)](\(profile.name).md)")) }
  }

  @Test("what nobody has confirmed says so")
  func unconfirmed() {
    let fact = DeviceFact.unconfirmed(125)
    #expect(!fact.isConfirmed)
    #expect(fact.proof == "not confirmed, check the manual")
    #expect(DeviceFact(125, source: "manual").proof == "manual")
  }

  @Test("a watchdog that can be read is required unless the file says otherwise; others never are")
  func usual() {
    for profile in DeviceProfile.all {
      switch profile.watchdog {
      case .readable(let registers):
        #expect(profile.usualDemand == .required)
        #expect(registers.source != nil, "a register without a source is a guess")
        #expect(registers.unit > .zero)
        #expect(Set(registers.all).count == registers.all.count)
        #expect(!registers.setting.isEmpty)
      case .stated: #expect(profile.usualDemand == .required)
      case .unknown, .unreadable: #expect(profile.usualDemand == .none)
      }
    }
    #expect(Set(DeviceProfile.all.map(\.name)).count == DeviceProfile.all.count)
  }

  @Test("no watchdog is longer than it may take: the time is rounded down to whole counts")
  func counts() {
    let wago = WatchdogRegisters(
      time: 0x1000, unit: .milliseconds(100), ways: [], setting: "", source: nil)
    #expect(LinkGuard.most(wago, within: .milliseconds(99)) == 0)
    #expect(LinkGuard.most(wago, within: .milliseconds(100)) == 1)
    #expect(LinkGuard.most(wago, within: .milliseconds(299)) == 2)
    #expect(LinkGuard.most(wago, within: .seconds(10_000)) == 65_535)
  }
}
