import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubUSB
import HubUnits
import Logging

// The scanners, for people.
extension LineService {
  func scannerViews(at now: MonotonicInstant) async -> [ScannerView] {
    let statuses = line.scanners.indices.map { threads.scanners.status(of: ScannerIndex($0)) }
    logScanners(statuses)
    let away = Set(statuses.indices.filter { statuses[$0].state != .ready })
    let rates = await desk.readRates(away: away)
    return line.scanners.enumerated().map { index, scanner in
      let status = statuses[index]
      return ScannerView(
        name: scanner.name, mode: scanner.mode.rawValue, condition: Self.condition(status.state),
        device: scanner.device ?? status.port.map(\.description), problem: problem(of: scanner, status),
        reads: Int(clamping: status.scans),
        lastReadAgeMs: status.lastScanAt.map { Int(clamping: (now - $0).wholeMilliseconds) },
        state: status.state.word, step: status.step == .none ? nil : status.step.word,
        numbers: ScannerNumbers(status),
        orders: status.state == .ready ? ScannerOrders(status.orders) : nil,
        readRate: index < rates.count ? ScannerReadRate(rates[index]) : nil, layout: scanner.layout,
        usb: Self.usbName(scanner), serial: scanner.serial)
    }
  }

  /// `0c2e:0b87`; nil for a scanner on a port of the kernel's.
  private static func usbName(_ scanner: ScannerDescription) -> String? {
    guard scanner.mode != .serial else { return nil }
    return [scanner.vendor, scanner.product].map {
      let digits = String($0, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }.joined(separator: ":")
  }

  /// What is wrong and what to do; who holds it is looked up once an attempt, since it reads all of /proc.
  private func problem(of scanner: ScannerDescription, _ status: ScannerStatus) -> String? {
    let advice = status.advice(for: scanner)
    guard status.state == .heldElsewhere, let node = status.nodePath else {
      holders[scanner.name] = nil
      return advice
    }
    if holders[scanner.name]?.attempt != status.attempts {
      holders[scanner.name] = (status.attempts, USBProbe.holders(of: node))
    }
    return advice.map { $0 + (holders[scanner.name]?.words ?? "") }
  }

  private static func condition(_ state: ScannerState) -> ScannerView.Condition {
    switch state {
    case .absent: .missing
    case .waitingForPermission: .notPermitted
    case .opening: .opening
    case .ready: .ready
    case .heldElsewhere, .wrongMode, .failing, .usbUnavailable: .failed
    }
  }

  /// What is alarmed of a scanner: that it is not ready, that it may be another's, or that it reads less.
  ///
  /// One that is not ready is alarmed for that alone: who is not there reads nothing.
  static func alarms(of scanner: ScannerView) -> [(subject: String, text: String)] {
    let subject = "scanner \(scanner.name)"
    guard scanner.condition == .ready else {
      return [(subject, scanner.problem ?? "scanner \(scanner.name) is being opened")]
    }
    var found: [(subject: String, text: String)] = []
    if let problem = scanner.problem { found.append((subject, problem)) }
    if let poor = scanner.readRate?.problem(of: scanner.name) {
      found.append((readRateSubject + scanner.name, "\(poor.fact): \(poor.next)"))
    }
    return found
  }

  /// A scanner's unplug and return in the log, as links have theirs.
  func logScanners(_ statuses: [ScannerStatus]) {
    let before = scannerStates
    scannerStates = statuses.map(\.state)
    // The first look finds what there is at the start, which is no change.
    guard before.count == statuses.count else { return }
    for (index, status) in statuses.enumerated() {
      // Being opened is on the way to an answer, and not one.
      if status.state == .opening {
        scannerStates[index] = before[index]
        continue
      }
      let scanner = line.scanners[index]
      guard status.state != before[index],
        let swallowed = repeats.allow("scanner \(scanner.name)", at: MonotonicClock.now())
      else { continue }
      if status.state == .ready {
        log.notice("scanner \(scanner.name) is ready\(swallowed)")
      } else {
        log.warning(
          "\(status.advice(for: scanner) ?? "device: scanner \(scanner.name) is \(status.state.word)")\(swallowed)"
        )
      }
    }
  }

  private static let readRateSubject = "read rate of scanner "

  /// Read rates have no event of their own: the log says when one begins to be alarmed, and when it is over.
  func logReadRates(_ alarms: [(subject: String, text: String)]) {
    let now = alarms.filter { $0.subject.hasPrefix(Self.readRateSubject) }
    for alarm in now where alarmsSince[alarm.subject] == nil { log.warning("\(alarm.text)") }
    for subject in alarmsSince.keys
    where subject.hasPrefix(Self.readRateSubject) && !now.contains(where: { $0.subject == subject }) {
      log.notice("over: the \(subject)")
    }
  }
}

extension ScannerOrders {
  init(_ counts: ScannerOrderCounts) {
    let reading: Reading =
      switch counts.reading {
      case .untold: .untold
      case .allowed: .allowed
      case .prevented: .prevented
      }
    self.init(
      tones: counts.hasSounds, reading: reading, sent: Int(clamping: counts.sent),
      refused: Int(clamping: counts.failed), late: Int(clamping: counts.late))
  }
}

extension ScannerNumbers {
  init(_ status: ScannerStatus) {
    let times = status.scanDurations
    func microseconds(_ perMille: Int) -> Int? {
      times.count > 0 ? Int(times.percentile(perMille: perMille).count / 1_000) : nil
    }
    self.init(
      reports: Int(clamping: status.reports), reportsLost: Int(clamping: status.transferFaults),
      badReports: Int(clamping: status.faults), labels: Int(clamping: status.scans),
      labelsLost: Int(clamping: status.dropped), fragmentsDropped: Int(clamping: status.fragments),
      labelsDoubtful: Int(clamping: status.doubtful + status.fromBefore),
      labelsTooLong: Int(clamping: status.tooLong), labelsNeverKeys: Int(clamping: status.neverKeys),
      noReadTexts: Int(clamping: status.noReads),
      deviceAnswers: Int(clamping: status.deviceAnswers), openings: Int(clamping: status.openings),
      labelTimeP50Us: microseconds(500), labelTimeP99Us: microseconds(990),
      labelTimeMaxUs: times.count > 0 ? Int(times.longest.count / 1_000) : nil)
  }
}

extension ScannerReadRate {
  init(_ rate: ReadRate) {
    func tenths(_ percent: Double) -> Double { (percent * 10).rounded() / 10 }
    self.init(
      passed: rate.passed, read: rate.read, recentPercent: rate.recentPercent.map(tenths),
      usualPercent: rate.usualUnread.map { tenths(100 - 100 * $0) }, unreadPercents: rate.unreadPercents,
      finding: rate.finding.flatMap { Finding(rawValue: $0.rawValue) })
  }
}
