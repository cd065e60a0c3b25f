import HubUnits
import Testing

@testable import HubCore

@Suite("The belt's speed, of readings that are not all stamped when they were made")
struct BeltHistoryTests {
  /// A reading as it was made on the wire: from when to when, and when in between the counter was looked at.
  private struct Reading {
    var began: Nanoseconds
    var ended: Nanoseconds
    var looked: Nanoseconds
  }

  /// The speed after each reading of a belt; each is stamped with its middle, as a link does.
  ///
  /// - Parameter travel: how far the belt has come by a time since the start.
  private func speeds(_ readings: [Reading], travel: (Nanoseconds) -> Distance) -> [BeltSpeed] {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: BeltHistory.memoryBytes, alignment: 16)
    // Safety: the history is gone when the body returns.
    defer { unsafe memory.deallocate() }
    var region = unsafe MemoryRegion(memory)
    var history = BeltHistory(in: &region)
    let start = MonotonicInstant(nanoseconds: 1_000_000_000)
    return readings.map { reading in
      let middle = reading.began + (reading.ended - reading.began) / 2
      history.append(BeltHistory.Entry(at: start + middle, position: .zero + travel(reading.looked)))
      return history.speed()
    }
  }

  /// A poll each 5 ms that takes 200 µs; some are held up on the wire, on their way there or on their way back.
  private func readings(_ count: Int, heldUp: Nanoseconds = .zero, every: Int = 40, there: Bool = true)
    -> [Reading]
  {
    var began = Nanoseconds.zero
    return (0..<count).map { n in
      let wait = n % every == every - 3 ? heldUp : .zero
      let ended = began + wait + .microseconds(200)
      let looked = began + (there ? wait : .zero) + .microseconds(100)
      defer { began = max(began + .milliseconds(5), ended) }
      return Reading(began: began, ended: ended, looked: looked)
    }
  }

  @Test(
    "One reading that was held up shifts the speed by its part of the long span, not of the short one",
    arguments: [4, 8, 16, 32] as [Int64], [true, false])
  func heldUp(milliseconds: Int64, there: Bool) {
    let steady = Int64(2_500_000)
    let all = speeds(
      readings(400, heldUp: .milliseconds(milliseconds), there: there),
      travel: { Distance(micrometres: $0.count * 2_500 / 1_000_000) })
    // Its stamp is wrong by half, in 100 ms or what is left of them.
    let share = 100 - milliseconds / 2
    for (n, speed) in all.enumerated().dropFirst(21) {
      #expect(
        (steady * share / 100...steady * 100 / share).contains(speed.micrometresPerSecond), "reading \(n)")
    }
  }

  @Test("A belt that brakes is followed over the short span from the second reading on that shows it")
  func brakes() {
    // 2.5 m/s until 500 ms, then 10 m/s² down to nothing at 750 ms.
    func travel(_ time: Nanoseconds) -> Distance {
      let microseconds = time.count / 1_000
      let steady = min(microseconds, 500_000) * 2_500_000 / 1_000_000
      let braking = min(max(microseconds - 500_000, 0), 250_000)
      return Distance(
        micrometres: steady + braking * 2_500_000 / 1_000_000 - braking * braking / 1_000_000 * 10 / 2)
    }
    let all = speeds(readings(200), travel: travel)
    for n in 101..<150 {
      // Over 20 ms the mean is that of 10 ms ago; the second reading is 5 ms later, and what is less apart than an eighth and
      // 50 mm/s is left to the long span.
      let behind = Int64(n * 5 - 15)
      let then = 2_500_000 - max(0, behind - 500) * 10_000
      #expect(all[n].micrometresPerSecond <= then + 2_500_000 / 8 + 50_000, "at \(n * 5) ms")
    }
    #expect(all[160].micrometresPerSecond < 50_000)
  }
}
