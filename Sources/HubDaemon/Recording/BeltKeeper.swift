import Dispatch
import Foundation
import HubCore
import HubUnits
import Logging
import Synchronization

/// Keeps the belt's memory on disk while the line runs; a disk that hangs costs newer memories, nothing else.
///
/// **Thread**: a queue of its own, which may wait for the disk; `keep` and `finish` may be called by any.
final class BeltKeeper: Sendable {
  private let path: String
  private let put: @Sendable (BeltMemory) throws -> Void
  /// The fingerprint of the line's file.
  let configuration: String
  private let log: Logger
  private let queue = DispatchQueue(label: "hub-belt", qos: .utility)
  private let isBusy = Atomic(false)
  private let hasFailed = Atomic(false)

  convenience init(_ file: BeltMemoryFile, configuration: String, log: Logger) {
    self.init(at: file.path, configuration: configuration, log: log) { try file.write($0) }
  }

  /// - Parameter put: puts a memory on the disk that is meant by the path; called on the keeper's own queue.
  init(
    at path: String, configuration: String, log: Logger,
    _ put: @escaping @Sendable (BeltMemory) throws -> Void
  ) {
    self.path = path
    self.put = put
    self.configuration = configuration
    self.log = log
  }

  /// Writes a memory, unless the one before is still being written: the next one is newer anyway.
  func keep(_ memory: BeltMemory) {
    guard !isBusy.exchange(true, ordering: .acquiringAndReleasing) else { return }
    queue.async {
      self.write(memory)
      self.isBusy.store(false, ordering: .releasing)
    }
  }

  /// How long the end of a line waits for the disk. **Source**: a tenth of the ten seconds that systemd gives.
  static let longestFinish = DispatchTimeInterval.seconds(1)

  /// The line stops in order: every parcel has ended, and nobody is to be taken up again. Waits for the disk; for one that
  /// hangs, not for ever: what an older memory names, the journal has as ended, and nobody is taken up by it.
  func finish(at milliseconds: Int64, within limit: DispatchTimeInterval = BeltKeeper.longestFinish) {
    let nobody = BeltMemory(
      configuration: configuration, savedAtMilliseconds: milliseconds, encoderCount: 0, parcels: [])
    let written = DispatchSemaphore(value: 0)
    queue.async {
      self.write(nobody)
      written.signal()
    }
    guard written.wait(timeout: .now() + limit) == .timedOut else { return }
    log.error("kernel: the disk of \(path) does not answer: what it says of the belt is old")
  }

  private func write(_ memory: BeltMemory) {
    do {
      try put(memory)
      if hasFailed.exchange(false, ordering: .relaxed) { log.notice("\(path) can be written again") }
    } catch {
      // Told once: it is tried again four times a second.
      if hasFailed.exchange(true, ordering: .relaxed) { return }
      log.warning(
        "kernel: \(path) cannot be written: a restart would flush the belt (\(error.localizedDescription))"
      )
    }
  }
}
