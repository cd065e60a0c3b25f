import Foundation
import HubMocks

/// Losing udev's messages, as containers and busy hubs do.
enum LostEvents {
  /// Runs something while no message about devices arrives anywhere.
  ///
  /// umockdev sends its messages to each socket `event*` it finds in the bus's folder: hidden ones get none.
  static func during(on bed: USBTestbed, _ body: () throws -> Void) throws {
    let files = FileManager.default
    let sockets = try files.contentsOfDirectory(atPath: bed.root).filter { $0.hasPrefix("event") }
    for socket in sockets {
      try files.moveItem(atPath: bed.root + "/" + socket, toPath: bed.root + "/hidden-" + socket)
    }
    let outcome = Result { try body() }
    for socket in sockets {
      try files.moveItem(atPath: bed.root + "/hidden-" + socket, toPath: bed.root + "/" + socket)
    }
    try outcome.get()
  }
}
