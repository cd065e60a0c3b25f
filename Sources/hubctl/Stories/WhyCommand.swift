import ArgumentParser
import Foundation
import Glibc
import HubProtocol
import HubUnits

/// `hubctl why`: one parcel's whole story.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Tell a parcel's story: where it went, and why.",
    discussion: """
      Each scan, the facts, the rule and the plan's version, the decision, each eye
      with its error in mm, when the diverter fired and the eye confirmed it, the
      end, its reason and what to do. A code that came more than once gives several
      stories, the youngest first. Works for parcels on the belt and for those in the
      journal.

      Example: hubctl why 00357081380000000017
               hubctl why 4711
      """)

  @Argument(help: "The parcel's bar code, or its serial.")
  var parcel: String

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let stories = try stories(&client)
    if socket.json {
      for story in stories { try Output.json(story) }
      return
    }
    let look = TerminalLook.of(STDOUT_FILENO, environment: ProcessInfo.processInfo.environment)
    for (place, story) in stories.enumerated() {
      if place > 0 { Output.line("") }
      StoryText(story: story, look: look).lines.forEach(Output.line)
    }
  }

  /// The stories; for a code without any, what the manifest knows of it.
  private func stories(_ client: inout LineClient) throws -> [Story] {
    do throws(CallFailure) {
      return try client.call(Why(query: parcel)).stories
    } catch {
      guard case .refused(.unknownParcel) = error else { throw error }
      guard let entry = try entry(&client) else { throw error }
      throw CommandFailure(.wrongCall, Self.unread(entry))
    }
  }

  /// What the manifest says of the code; nil when it does not know it, either.
  private func entry(_ client: inout LineClient) throws(CallFailure) -> ManifestEntry? {
    do throws(CallFailure) {
      return try client.call(LookUpManifest(code: parcel)).entry
    } catch {
      switch error {
      case .refused(.unknownCode), .refused(.badArgument): return nil
      default: throw error
      }
    }
  }

  /// What is said of a code that the manifest knows and nobody scanned.
  static func unread(_ entry: ManifestEntry) -> String {
    let to = entry.postcode.isEmpty ? entry.country : "\(entry.country) \(entry.postcode)"
    return
      "client: \(entry.code): it is in the manifest (\(to), \(entry.customs.value.word)) but no scanner has "
      + "read it"
  }
}
