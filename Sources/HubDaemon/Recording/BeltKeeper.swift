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
  private let file: BeltMemoryFile
  /// The fingerprint of the line's file.
  let configuration: String
  private let log: Logger
  private let queue = DispatchQueue(label: "hub-belt", qos: .utility)
  private let isBusy = Atomic(false)
  private let hasFailed = Atomic(false)

  init(_ file: BeltMemoryFile, configuration: String, log: Logger) {
    self.file = file
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

  /// The line stops in order: every parcel has ended, and nobody is to be taken up again. Waits for the disk.
  func finish(at milliseconds: Int64) {
    let nobody = BeltMemory(
      configuration: configuration, savedAtMilliseconds: milliseconds, encoderCount: 0, parcels: [])
    queue.sync { self.write(nobody) }
  }

  private func write(_ memory: BeltMemory) {
    do {
      try file.write(memory)
      if hasFailed.exchange(false, ordering: .relaxed) { log.notice("\(file.path) can be written again") }
    } catch {
      // Told once: it is tried again four times a second.
      if hasFailed.exchange(true, ordering: .relaxed) { return }
      log.warning(
        "kernel: \(file.path) cannot be written: a restart would flush the belt (\(error.localizedDescription))"
      )
    }
  }
}
