import ArgumentParser
import Foundation
import Glibc
import HubProtocol

/// `hubctl why`: one parcel's whole story.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Tell a parcel's story: where it went, and why.",
    discussion: """
      Each scan, the facts, the rule and the plan's version, the decision, each eye with its error in mm, when the
      diverter fired and the eye confirmed it, the end, its reason and what to do. A code that came more than once
      gives several stories, the youngest first. Works for parcels on the belt and for those in the journal.

      Example: hubctl why 00357081380000000017
               hubctl why 4711
      """)

  @Argument(help: "The parcel's bar code, or its serial.")
  var parcel: String

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    let stories = try client.call(Why(query: parcel)).stories
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
}
