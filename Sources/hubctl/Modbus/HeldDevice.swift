import Foundation
import HubProtocol
import HubUnits

/// Whether a daemon holds a device: many devices take one connection, and a second one would take it away from the line.
struct HeldDevice {
  let wire: LinkDescription.Wire
  /// Where a daemon may answer.
  let sockets: [String]

  /// - Parameter also: the sockets that are named by a file or on the command line.
  init(_ wire: LinkDescription.Wire, also: [String], folder: String = SocketPlace.folder) {
    self.wire = wire
    let installed: [String]
    do {
      installed = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".sock") }
        .map { "\(folder)/\($0)" }.sorted()
    } catch {
      // No folder: no line runs from it.
      installed = []
    }
    sockets = also + installed.filter { !also.contains($0) }
  }

  /// Refuses when a daemon holds the device, or cannot be asked whether it does.
  func refuseIfHeld() throws(CommandFailure) {
    for path in sockets {
      let links: [LinkView]
      do throws(CallFailure) {
        var client = try LineClient(path: path)
        links = try client.call(GetState()).state.links
      } catch {
        // Nobody is there, so nobody holds it.
        switch error {
        case .noSocket, .noLine, .nobodyAnswers: continue
        default: throw CommandFailure(error.exitCode, "\(error)")
        }
      }
      if let link = links.first(where: { $0.address == "\(wire)" }) {
        throw CommandFailure(
          .machine,
          "client: the daemon at \(path) holds this device as link '\(link.name)', and many devices take one "
            + "connection; ask again when the line may stand: `systemctl stop 'hubd@*'`")
      }
    }
  }
}
