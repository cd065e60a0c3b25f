import HubBarcode
import HubConfig
import HubCore
import HubDevices
import HubProtocol
import HubRealtime
import HubStore
import HubUnits
import Logging

/// Where operators' cards become what they ask for: read, held against the station's role, carried out by the same path
/// as a command of the socket, written down, and answered at the scanner.
///
/// **Thread**: an actor; scans are taken one after the other, and one that waits for the disk makes the next one wait.
actor TerminalDesk {
  /// Scans that wait for one that waits for the disk. **Source**: a dozen people, each a card and a label, twice.
  static let mostWaiting = 64

  let line: LineDescription
  let store: Store
  let desk: TraceDesk
  let commander: any TerminalCommander
  let seats: any TerminalSeats
  let log: Logger
  let now: @Sendable () -> JournalInstant
  private let lanes: Set<Int>
  private var states: [ScannerIndex: TerminalState] = [:]
  private var repeats = LogLimit()

  /// - Parameters:
  ///   - commander: the line.
  ///   - seats: the scanners as devices: their sounds and their ports.
  ///   - now: both clocks, read together.
  init(
    line: LineDescription, store: Store, desk: TraceDesk, commander: any TerminalCommander,
    seats: any TerminalSeats, log: Logger, now: @escaping @Sendable () -> JournalInstant = JournalClock.now
  ) {
    self.line = line
    self.store = store
    self.desk = desk
    self.commander = commander
    self.seats = seats
    self.log = log
    self.now = now
    let plan = line.corePlan
    lanes = Set(plan.lanes.indices.map { Int(plan.lanes[$0].number) })
  }

  /// Takes scans out of what the desk tells, until that ends.
  func follow(_ events: AsyncStream<DeskEvent>) async {
    let (scans, inbox) = AsyncStream.makeStream(
      of: TerminalScan.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
    let working = Task { for await scan in scans { await take(scan) } }
    for await event in events {
      guard case .terminalScan(let scan) = event.what else { continue }
      guard case .dropped = inbox.yield(scan) else { continue }
      seats.sound(.error, on: scan.scanner)
      log.error("kernel: a card was scanned and not looked at: \(Self.mostWaiting) others wait for the disk")
    }
    inbox.finish()
    await working.value
  }

  /// One scan, with everything that follows from it; returns when it is written down and answered.
  func take(_ scan: TerminalScan) async {
    let terminal = line.terminals.first { $0.scanner == scan.scanner }
    let name = line.scanners[scan.scanner.int].name
    let steps = states[scan.scanner, default: TerminalState()].take(
      scan, at: terminal, line: line.name, lanes: lanes)
    // When it was scanned, however long the disk made it wait.
    let clocks = now()
    let at = WallTime(
      milliseconds: clocks.wall.milliseconds - (clocks.monotonic - scan.completed).wholeMilliseconds)
    for step in steps {
      let entry = TerminalEntry(at: at, station: terminal?.name, scanner: name, answer: "")
      if let answer = await carryOut(step, entry, by: scan.scanner) {
        seats.sound(answer.kind == .refused ? .error : .good, on: scan.scanner)
      }
    }
  }

  /// - Returns: what the person is told; nil when there is nothing to tell.
  private func carryOut(
    _ step: TerminalStep, _ entry: TerminalEntry, by scanner: ScannerIndex
  ) async -> TerminalAnswer? {
    var entry = entry
    switch step {
    case .repeated: return nil
    case .forgotten(let card):
      (entry.card, entry.action) = (card.text, card.action.words)
      _ = await written(
        TerminalAnswer(kind: .waits, text: "forgotten: another card came before its label"), entry)
      return nil
    case .waits(let card):
      (entry.card, entry.action) = (card.text, card.action.words)
      return await written(TerminalAnswer(kind: .waits, text: "waits: for its label"), entry)
    case .refused(let card, let label, let action, let why):
      (entry.card, entry.label, entry.action) = (card, label?.text, action?.words)
      return await written(.refused(why), entry)
    case .act(let card, let label):
      (entry.card, entry.label, entry.action) = (card.text, label?.text, card.action.words)
      return await act(card, label, entry, by: scanner)
    }
  }

  /// Writes an answer down, and says it in the log; what cannot be written down is refused.
  func written(_ answer: TerminalAnswer, _ entry: TerminalEntry, note: ParcelNote? = nil) async
    -> TerminalAnswer
  {
    var entry = entry
    entry.answer = answer.text
    do {
      try await store.record(entry, note: note)
      tell(entry, answer)
      return answer
    } catch {
      return failed(entry, error)
    }
  }

  /// The journal did not take it.
  func failed(_ entry: TerminalEntry, _ error: StoreError) -> TerminalAnswer {
    log.error("\(entry.who): \(entry.action ?? "a card"): not written down: \(error)")
    return .refused("the journal cannot be written")
  }

  func tell(_ entry: TerminalEntry, _ answer: TerminalAnswer) {
    let what = entry.action ?? (entry.card == nil ? "a label" : "a card")
    let label = entry.label.map { ", label \(MaskedCode($0))" } ?? ""
    guard answer.kind == .refused else {
      log.notice("\(entry.who): \(what)\(label): \(answer.text)")
      return
    }
    // A scanner that was left lying before a card would fill the log.
    guard let swallowed = repeats.allow(entry.who, at: MonotonicClock.now()) else { return }
    log.warning("client: \(entry.who): \(what)\(label): \(answer.text)\(swallowed)")
  }
}
