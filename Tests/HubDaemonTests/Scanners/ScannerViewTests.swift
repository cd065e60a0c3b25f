import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubUnits
import Testing

@testable import HubDaemon

@Suite("Scanners as clients see them")
struct ScannerViewTests {
  @Test("a scanner that is not plugged in is alarmed for that, and not for reading nothing")
  func absent() async throws {
    let stand = try ServiceStand()
    // The first picture says that it is away, as the daemon's ten a second do.
    _ = await stand.service.picture()
    for serial in Int64(1)...30 {
      await stand.desk.take([
        DeskStand.trace(serial, at: serial * 400, .inducted(InductionIndex(0))),
        DeskStand.trace(serial, at: serial * 400 + 8_000, .ended(.noRead, nil)),
      ])
    }
    let state = await stand.service.picture()
    let scanner = try #require(state.scanners.first)
    #expect(scanner.condition != .ready && scanner.state != nil)
    #expect(scanner.numbers?.labels == 0)
    #expect(scanner.readRate?.passed == 0 && scanner.readRate?.finding == nil)
    #expect(state.alarms.contains { $0.subject == "scanner \(scanner.name)" })
    #expect(!state.alarms.contains { $0.subject.hasPrefix("read rate") })
  }

  @Test("a scanner's unplug and return are in the log, once each; what there was at the start is not")
  func log() async throws {
    let stand = try ServiceStand()
    let count = await stand.service.line.scanners.count
    let name = try #require(await stand.service.line.scanners.first).name
    func look(_ state: ScannerState) async {
      var status = ScannerStatus()
      status.state = state
      await stand.service.logScanners([ScannerStatus](repeating: status, count: count))
    }
    func lines() -> [String] { stand.log.lines.filter { $0.contains("scanner \(name) ") } }
    await look(.ready)
    await look(.ready)
    #expect(lines().isEmpty)
    await look(.absent)
    await look(.absent)
    #expect(lines().count == 1 && lines().last?.contains("not plugged in") == true)
    await look(.opening)
    await look(.ready)
    #expect(lines().count == 2 && lines().last?.contains("scanner \(name) is ready") == true)
  }

  @Test("while a scanner is not away its parcels count, and a run of unread ones is told to every client")
  func silent() async throws {
    let stand = try ServiceStand()
    for serial in Int64(1)...30 {
      await stand.desk.take([
        DeskStand.trace(serial, at: serial * 400, .inducted(InductionIndex(0))),
        DeskStand.trace(serial, at: serial * 400 + 8_000, .ended(.noRead, nil)),
      ])
    }
    let rate = try #require(await stand.desk.readRates(away: []).first)
    #expect(rate.passed == 30 && rate.read == 0 && rate.finding == .silent)
    #expect(ScannerReadRate(rate).finding == .silent)
  }
}
