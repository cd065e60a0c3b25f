import Foundation
import HubMocks
import HubSim
import HubUnits
import Synchronization

/// The program of the mock PLC where it fires diverters by itself: it scans, and moves the plant.
///
/// **Thread**: one of its own while it runs.
final class LineMailbox: Sendable {
  /// A quick PLC's cycle.
  private static let scan = Nanoseconds.milliseconds(2)

  private struct Values {
    var counted: UInt64?
    /// Which lane's output is let go when.
    var strokes: [Int: MonotonicInstant] = [:]
    var isStopping = false
  }

  let desk: MailboxDesk
  /// Which lane has a number, and how long its stroke is.
  private let lanes: [Int: (lane: Int, stroke: Nanoseconds)]
  private let values = Mutex(Values())
  private let ended = DispatchSemaphore(value: 0)

  init?(_ file: LineFile) {
    guard let layout = file.mailbox else { return nil }
    desk = MailboxDesk(layout)
    lanes = Dictionary(
      uniqueKeysWithValues: file.lanes.enumerated().compactMap { index, lane in
        lane.stroke.map { (lane.number, (index, $0)) }
      })
  }

  /// Scans until it is stopped.
  func start(on line: PhysicalLine) {
    Thread.detachNewThread { [self] in
      while !values.withLock({ $0.isStopping }) {
        line.plant.withLock { turn(&$0, at: MonotonicClock.now()) }
        MonotonicClock.sleep(until: MonotonicClock.now() + Self.scan)
      }
      ended.signal()
    }
  }

  func stop() {
    values.withLock { $0.isStopping = true }
    ended.wait()
  }

  private func turn(_ plant: inout ConveyorPlant, at now: MonotonicInstant) {
    plant.advance(to: now)
    let bits = UInt64(desk.layout.counterBits)
    let mask: UInt64 = (1 << bits) - 1
    let counter = plant.encoderCount & mask
    values.withLock { values in
      let passed = (counter &- (values.counted ?? counter)) & mask
      values.counted = counter
      let counts = passed == 0 ? [counter] : (1...passed).map { (counter &- passed &+ $0) & mask }
      let (fired, drives) = desk.scan(passing: counts.map { UInt32($0) }, at: now)
      for firing in fired {
        guard let known = lanes[firing.lane] else { continue }
        plant.setCoil(known.lane, energised: true)
        values.strokes[known.lane] = now + known.stroke
      }
      for (lane, until) in values.strokes where until <= now || !drives {
        plant.setCoil(lane, energised: false)
        values.strokes[lane] = nil
      }
    }
  }
}
