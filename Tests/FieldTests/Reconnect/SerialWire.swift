import Foundation
import HubUnits
import Synchronization

/// Two serial ports and the wire between them: what one says the other hears.
final class SerialWire: Sendable {
  private let near: SerialFarEnd
  private let far: SerialFarEnd
  private let isOver = Atomic<Bool>(false)

  init() throws {
    near = try SerialFarEnd()
    far = try SerialFarEnd()
    for (from, to) in [(near, far), (far, near)] {
      Thread.detachNewThread { [self] in
        while !isOver.load(ordering: .acquiring) { to.write(from.read(within: .milliseconds(20))) }
      }
    }
  }

  /// The ends that programs open.
  var path: String { near.path }
  var farPath: String { far.path }

  func stop() { isOver.store(true, ordering: .releasing) }
}
