import ArgumentParser
import Glibc
import HubProtocol
import HubUnits

/// `hubctl events`: the journal, event by event.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Read the journal's events in order; none is left out.",
    usage: "hubctl events [--from SEQUENCE] [--follow] [options]",
    discussion: """
      Without --from the last 20. A program that must not lose one remembers the last
      sequence it has safe, reads on from the next, and acknowledges: with
      --acknowledge NAME each batch is, once it was printed.

      Example: hubctl events --from 1 --json > all.jsonl
               hubctl events --follow
      """)

  /// **Source**: a batch of this size stays far below a socket message's 1 MiB.
  private static let batch = 1_000
  /// **Units**: microseconds. **Source**: as quick as people notice, and nothing for the daemon.
  private static let followPause: useconds_t = 300_000

  @Option(name: .customLong("from"), help: ArgumentHelp("The first sequence wanted.", valueName: "sequence"))
  var first: Int64?

  @Flag(help: "Go on with new events until Ctrl-C.")
  var follow = false

  @Option(help: ArgumentHelp("Acknowledge as this consumer.", valueName: "name"))
  var acknowledge: String?

  @OptionGroup var socket: SocketOptions

  func run() throws {
    var client = try socket.connect()
    var next: Int64
    if let first {
      next = first
    } else {
      next = max(1, try client.call(GetHealth()).health.journal.lastSequence - 19)
    }
    while true {
      let reply = try client.call(ReadEvents(fromSequence: next, limit: Self.batch))
      for event in reply.events { try show(event) }
      next = reply.nextSequence
      if let acknowledge, let last = reply.events.last {
        _ = try client.call(AcknowledgeEvents(consumer: acknowledge, sequence: last.sequence))
      }
      guard reply.events.isEmpty else { continue }
      guard follow else { return }
      usleep(Self.followPause)
    }
  }

  private func show(_ event: LineEvent) throws {
    if socket.json { return try Output.json(event) }
    Output.line(EventText(event: event).line)
  }
}
