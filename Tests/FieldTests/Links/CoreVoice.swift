import HubCore
import HubRealtime

/// The core's end of the wish, for whoever speaks for it: a test between two turns, or a device in the midst of one.
final class CoreVoice: Sendable {
  private let writer: SnapshotWriter<OutputImage>

  init(_ cell: SnapshotCell<OutputImage>) { writer = cell.makeWriter() }

  func say(_ cycle: UInt64, heldLinks: UInt8, joggableLinks: UInt8 = 0) {
    writer.write(
      OutputImage(
        cycle: cycle, heartbeat: UInt16(truncatingIfNeeded: cycle / 20), heldLinks: heldLinks,
        joggableLinks: joggableLinks))
  }
}
