import HubProtocol
import Testing

@Suite("What a diagnosis says of a scanner")
struct ScannerHealthTests {
  private func check(_ change: (inout ScannerView) -> Void) throws -> HealthCheck {
    var scanner = ScannerView(
      name: "tunnel", mode: "cdc", condition: .ready, device: "1-2", reads: 12, state: "ready")
    change(&scanner)
    var health = Samples.health
    health.scanners = [scanner]
    return try #require(health.checks.first { $0.area == .scanner })
  }

  @Test("one in the wrong mode waits for a new plug: nobody is told that it is tried again")
  func wrongMode() throws {
    let check = try check {
      ($0.condition, $0.state, $0.problem) = (.failed, "wrong-mode", "device: scan the set-up code")
    }
    #expect(check.verdict == .bad)
    #expect(check.fact.hasPrefix("device: in another mode than configured; waits for a new plug"))
    #expect(!check.fact.contains("tried again"))
    #expect(check.next == "device: scan the set-up code")
  }

  @Test("one that another program holds blames the kernel's side, and one that fails tells the step")
  func heldAndFailing() throws {
    let held = try check { ($0.condition, $0.state) = (.failed, "held-elsewhere") }
    #expect(held.fact.hasPrefix("kernel: held by another program, tried again"))
    let failing = try check { ($0.condition, $0.state, $0.step) = (.failed, "failing", "clear-halt") }
    #expect(failing.fact.hasPrefix("device: failed, tried again by itself, the step now: clear-halt"))
    // A daemon that does not say its state is told as before.
    let older = try check { ($0.condition, $0.state) = (.failed, nil) }
    #expect(older.fact.hasPrefix("device: failed, tried again by itself"))
  }

  @Test("one that is not plugged in accuses whom its problem accuses, as the alarm does")
  func missing() throws {
    let alone = try check { ($0.condition, $0.state) = (.missing, "absent") }
    #expect(alone.fact.hasPrefix("device: not plugged in"))
    let told = try check {
      ($0.condition, $0.problem) = (.missing, "wiring: scanner tunnel is not plugged in: plug it in")
    }
    #expect(told.fact.hasPrefix("wiring: not plugged in"))
  }

  @Test("one that is ready and may be another station's is warned about, with what to add")
  func ambiguous() throws {
    let problem = "config: more than one device fits scanner tunnel: add `port:`"
    let check = try check { $0.problem = problem }
    #expect(check.verdict == .warn)
    #expect(check.fact.hasPrefix("config: ready, 12 read"))
    #expect(check.next == problem)
  }

  @Test("one that reads worse than usual is warned about, with its trend; one that reads nothing, too")
  func readRate() throws {
    var rate = ScannerReadRate(
      passed: 9_100, read: 8_900, recentPercent: 80, usualPercent: 96.7, unreadPercents: [2, 3, 20],
      finding: .falling)
    let falling = try check { $0.readRate = rate }
    #expect(falling.verdict == .warn)
    #expect(
      falling.fact.hasPrefix(
        "device: the read rate of scanner tunnel falls: 80 % of parcels read lately, usually 97 %"))
    #expect(falling.fact.contains("2 3 20 % unread by hundreds"))
    #expect(falling.next?.hasPrefix("clean its window") == true)
    rate.finding = .silent
    let silent = try check { $0.readRate = rate }
    #expect(silent.verdict == .warn && silent.fact.hasPrefix("device: scanner tunnel answers but read none"))
    rate.finding = nil
    #expect(try check { $0.readRate = rate }.verdict == .ok)
  }

  @Test("that a scanner is kept from reading, or has no tones, is told beside its reads")
  func orders() throws {
    let usual = try check { $0.orders = ScannerOrders(tones: true, reading: .allowed, sent: 9) }
    #expect(usual.fact == "ready, 12 read (cdc, 1-2)")
    let held = try check {
      $0.orders = ScannerOrders(tones: false, reading: .prevented, sent: 9, refused: 3, late: 2)
    }
    #expect(
      held.fact.contains(
        "kept from reading while the line is held, no tones in this mode, 3 orders refused, 2 tones too late")
    )
    #expect(held.verdict == .ok)
  }

  @Test("one is one: its word is not in the plural")
  func one() throws {
    let check = try check {
      $0.orders = ScannerOrders(tones: true, reading: .allowed, refused: 1, late: 1)
      $0.numbers = ScannerNumbers(
        reportsLost: 1, badReports: 1, labelsLost: 1, fragmentsDropped: 1, labelsDoubtful: 1,
        labelsTooLong: 1, labelsNeverKeys: 1, noReadTexts: 1)
    }
    let words = check.fact.split(separator: " ").map { $0.filter(\.isLetter) }
    let plurals = ["orders", "tones", "transfers", "reports", "labels", "fragments", "texts"]
    #expect(check.fact.contains("1 doubtful label kept back") && check.fact.contains("1 tone too late"))
    #expect(plurals.allSatisfy { !words.contains($0) }, "\(check.fact)")
  }

  @Test("how long a label takes and what was lost is told; what never happened is not")
  func numbers() throws {
    let quiet = try check { $0.numbers = ScannerNumbers(reports: 5, labels: 5) }
    #expect(quiet.fact == "ready, 12 read (cdc, 1-2)")
    let busy = try check {
      $0.numbers = ScannerNumbers(
        reports: 500, reportsLost: 2, labels: 12, fragmentsDropped: 3, labelTimeP50Us: 168_000,
        labelTimeP99Us: 3_450)
    }
    #expect(
      busy.fact.contains(
        "a label takes 168 ms (p99 3.5 ms), 2 failed transfers, 3 fragments dropped"))
    #expect(busy.verdict == .ok)
  }
}
