import Foundation
import HubDevices
import HubRealtime
import HubUnits

/// The processor time of the threads of many links that poll 100 times a second.
struct ManyLinks {
  static let count = 16
  static let poll = Nanoseconds.milliseconds(10)

  /// Of one core, in percent.
  let percent: Double
  /// Polls a second of all links together, so that nothing was skipped.
  let pollsPerSecond: Double

  init(lasting time: Nanoseconds) throws {
    let device = try FastDevice()
    defer { device.stop() }
    let rigs = try (0..<Self.count).map { _ in
      RigBox(try LinkRig(port: device.port, poll: Self.poll, isBeating: true))
    }
    var next = MonotonicClock.now()
    func run(for time: Nanoseconds) {
      let end = MonotonicClock.now() + time
      while MonotonicClock.now() < end {
        next = next + LinkRig.cycle
        MonotonicClock.sleep(until: next)
        for rig in rigs { rig.turn() }
      }
    }
    run(for: .seconds(1))
    let (began, before, polls) = (MonotonicClock.now(), Self.busy(), rigs.map(\.polls).reduce(0, +))
    run(for: time)
    let took = Double((MonotonicClock.now() - began).count)
    percent = Double(Self.busy() - before) / took * 100
    pollsPerSecond = Double(rigs.map(\.polls).reduce(0, +) - polls) / took * 1_000_000_000
    for rig in rigs { rig.stop() }
  }

  /// Processor time of all threads of links. **Units**: nanoseconds. **Source**: proc(5), schedstat's first number.
  private static func busy() -> Int64 {
    let tasks = "/proc/self/task"
    do {
      return try FileManager.default.contentsOfDirectory(atPath: tasks).reduce(0) { sum, task in
        let name = try String(contentsOfFile: "\(tasks)/\(task)/comm", encoding: .utf8)
        guard name.hasPrefix("hub-bus-") else { return sum }
        let text = try String(contentsOfFile: "\(tasks)/\(task)/schedstat", encoding: .utf8)
        return sum + (text.split(separator: " ").first.flatMap { Int64($0) } ?? 0)
      }
    } catch {
      return 0
    }
  }

  /// A rig does not copy; a list of them wants something that does.
  private final class RigBox {
    private var rig: LinkRig?
    private let status: SnapshotCell<LinkStatus>

    init(_ rig: consuming LinkRig) {
      status = rig.status
      self.rig = .some(rig)
    }

    var polls: UInt64 { status.latest.polls }

    func turn() {
      rig!.tell()
      rig!.forget()
    }

    func stop() { rig.take()?.stop() }
  }
}
