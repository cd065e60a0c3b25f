import Glibc
import HubBarcode
import HubRealtime
import HubUnits

/// One scanner on a port of the kernel's, from its file's appearing to labels in the core's ring.
///
/// **Thread**: the port's own.
final class SerialScanner {
  private let scanner: ScannerDescription
  private let settings: ScanDecoderSettings
  private let published: SnapshotWriter<ScannerStatus>
  private let handover: ScanHandover
  private let output: ScannerOutput

  private var life = ScannerLife()
  private var port: HeldPort?
  private var decoding: ScanDecoding?
  private var settlesAt = MonotonicInstant.distantPast
  private var nextLook = MonotonicInstant.distantPast
  private var status = ScannerStatus()
  private var isChanged = true

  /// How often an absent port's file is looked for.
  ///
  /// **Source**: quick enough that a technician sees it come back; four looks at a file a second cost nothing.
  private static var lookPeriod: Nanoseconds { .milliseconds(250) }

  init(
    scanner: ScannerDescription, status: consuming SnapshotWriter<ScannerStatus>, handover: ScanHandover,
    output: ScannerOutput
  ) {
    self.scanner = scanner
    settings = ScanDecoderSettings(scanner)
    published = status
    self.handover = handover
    self.output = output
  }

  private var path: String { scanner.device ?? "" }

  /// What poll(2) waits on; -1 while there is no port.
  var descriptor: Int32 { port?.descriptor ?? -1 }

  /// When it next wants a turn though nothing comes; nil: only when something does.
  var nextDue: MonotonicInstant? {
    var next = life.state == .absent ? nextLook : nil
    let settling = status.state == .opening && life.state == .ready ? settlesAt : nil
    for due in [settling, decoding?.decoder.nextDeadline, life.due, port == nil ? nil : output.nextDue] {
      if let due { next = next.map { min($0, due) } ?? due }
    }
    return next
  }

  /// Takes what came and does what is due.
  func turn(at now: MonotonicInstant) {
    if life.state == .absent, now >= nextLook {
      nextLook = now + Self.lookPeriod
      if isThere {
        life.plugged(at: now)
        status.errno = 0
        isChanged = true
      }
    }
    takeBytes()
    if let decoding, let deadline = decoding.decoder.nextDeadline, now >= deadline {
      decoding.decoder.poll(at: now)
      takeScans()
    }
    // Of the ladder's steps a port knows one: to be opened anew.
    if life.action(at: now) != .none { open(at: now) }
    if let port, output.turn(port, at: now) { isChanged = true }
    publish(at: now)
  }

  /// Gives the port back; the end of the thread.
  func leave(at now: MonotonicInstant) {
    takeBytes()
    if let port, output.part(from: port, at: now) { port.finish() }
    close()
    life.unplugged()
    publish(at: now)
  }

  private var isThere: Bool {
    // Safe: the path is copied by the call.
    unsafe access(path, F_OK) == 0
  }

  private func close() {
    decoding?.decoder.restart()
    count()
    decoding = nil
    port?.close()
    port = nil
    isChanged = true
  }

  // MARK: reading

  private func takeBytes() {
    guard let port, let decoding else { return }
    // The decoder keeps 64 finished labels: even of one character and its CR no more come in one piece.
    // Safe: the room is used inside only, and no further than the kernel has filled it.
    let isOpen = unsafe withUnsafeTemporaryAllocation(byteCount: 128, alignment: 1) { room in
      while true {
        switch unsafe port.read(into: room) {
        case .nothing: return true
        case .gone: return false
        case .bytes(let count):
          let span = unsafe UnsafeRawBufferPointer(rebasing: room[0..<count])
          unsafe span.withMemoryRebound(to: UInt8.self) { bytes in
            unsafe decoding.decoder.feed(bytes.span, at: MonotonicClock.now())
          }
          takeScans()
        }
      }
    }
    count()
    guard !isOpen else { return }
    close()
    life.unplugged()
  }

  private func takeScans() {
    guard let decoding else { return }
    if handover.take(from: decoding, believedFrom: settlesAt, into: &status) { isChanged = true }
  }

  private func count() {
    if decoding?.count(into: &status) ?? false { isChanged = true }
  }

  // MARK: taking up

  private func open(at now: MonotonicInstant) {
    close()
    do {
      decoding = try ScanDecoding(stream: settings)
      port = HeldPort(try SerialPort(path: path, line: scanner.line))
      let commands = scanner.serialCommands
      output.begin(commands == .none ? nil : .serial(commands, nil))
      status.seenMode = .serial
      status.errno = 0
      status.openings &+= 1
      settlesAt = now + ScanHandover.settling
      life.opened(at: now)
    } catch let error as SerialPortError {
      close()
      status.errno = error.rawErrno
      life.refused(error.kind.asUSB, at: now)
    } catch {
      preconditionFailure("hub bug: a stream of bytes cannot be decoded: \(error)")
    }
  }

  // MARK: telling

  private func publish(at now: MonotonicInstant) {
    let state = life.state == .ready && now < settlesAt ? .opening : life.state
    if status.state != state || status.since == .distantPast {
      status.state = state
      status.since = now
      isChanged = true
    }
    guard isChanged else { return }
    isChanged = false
    status.step = life.step
    status.attempts = life.attempts
    status.orders = output.counts
    published.write(status)
  }
}
