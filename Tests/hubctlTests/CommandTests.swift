import ArgumentParser
import Foundation
import HubConfig
import HubProtocol
import Testing

@testable import hubctl

@Suite("The command line")
struct CommandTests {
  /// Every command, by the words that lead to it.
  private static var commands: [([String], any ParsableCommand.Type)] {
    func all(_ type: any ParsableCommand.Type, _ path: [String]) -> [([String], any ParsableCommand.Type)] {
      let configuration = type.configuration
      let below = configuration.subcommands + configuration.groupedSubcommands.flatMap(\.subcommands)
      return [(path, type)]
        + below.flatMap { sub in all(sub, path + [sub.configuration.commandName ?? "?"]) }
    }
    return all(HubctlCommand.self, [])
  }

  @Test("each command's help fits one screen of 80 by 24")
  func helpFits() {
    for (path, type) in Self.commands {
      let help = HubctlCommand.helpMessage(for: type, columns: 80)
      let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
      // The group's own list of commands may be as long as there are commands.
      #expect(
        lines.count <= 24 || path.isEmpty, "hubctl \(path.joined(separator: " ")): \(lines.count) lines")
      #expect(lines.allSatisfy { $0.count <= 80 }, "hubctl \(path.joined(separator: " "))")
    }
  }

  @Test("no line of a help text is broken by a terminal of 80 columns after it was broken by hand")
  func helpIsNotBrokenTwice() {
    for (path, type) in Self.commands {
      let shown = Set(HubctlCommand.helpMessage(for: type, columns: 80).split(separator: "\n"))
      for line in type.configuration.discussion.split(separator: "\n") {
        #expect(shown.contains(line), "hubctl \(path.joined(separator: " ")): \(line)")
      }
    }
  }

  @Test("each command that does something shows an example")
  func helpShowsExample() {
    for (path, type) in Self.commands where type.configuration.subcommands.isEmpty && !path.isEmpty {
      // Owned elsewhere: their folders have tests of their own.
      if ["barcode", "scanner", "config"].contains(path[0]) { continue }
      #expect(type.configuration.discussion.contains("hubctl"), "hubctl \(path.joined(separator: " "))")
    }
  }

  @Test(
    "a wrong call ends with 2",
    arguments: [
      ["frobnicate"], ["lane", "open"], ["lane", "open", "seven"], ["why"], ["customs", "set", "X", "maybe"],
      ["manifest", "import", "/nowhere/at/all.csv"], ["manifest", "import", "x.csv", "--format", "xml"],
      ["scanners", "learn", "--port", "foo"], ["barcode", "parse", #"\xZZ"#],
      ["scanners", "label", "/nowhere/at/all.svg"], ["io", "write", "lane-1"],
      ["io", "write", "lane-1", "maybe"],
      ["io", "jog"], ["io", "jog", "lane-1", "--for", "200"], ["bring-up", "1", "--strokes", "0"],
    ])
  func wrongCall(arguments: [String]) {
    #expect(HubctlCommand.run(arguments) == 2)
  }

  @Test(
    "a daemon that cannot be reached ends with 3",
    arguments: [
      ["status"], ["watch"], ["why", "1"], ["lane", "list"], ["report"], ["events"], ["hold"],
      ["io", "read"], ["io", "jog", "lane-1"], ["io", "write", "lane-1", "on"], ["bring-up", "1"],
    ])
  func unreachable(arguments: [String]) {
    #expect(HubctlCommand.run(arguments + ["--socket", "/tmp/hubd-nobody-\(UUID()).sock"]) == 3)
  }

  @Test("help is no error")
  func help() {
    #expect(HubctlCommand.run(["--help"]) == 0)
    #expect(HubctlCommand.run(["why", "--help"]) == 0)
    #expect(HubctlCommand.run(["--version"]) == 0)
  }

  @Test("a customs state that is half a word or mistyped is told the nearest one")
  func nearestCustomsState() {
    #expect(CustomsSetCommand.refusal(of: "clear").contains("did you mean 'cleared'?"))
    #expect(CustomsSetCommand.refusal(of: "Holt").contains("did you mean 'hold'?"))
    #expect(!CustomsSetCommand.refusal(of: "whatever").contains("did you mean"))
  }

  @Test("a file that is not there is told in our own words")
  func missingFile() {
    #expect { try ManifestSource(path: "/nowhere/at/all.csv") } throws: { error in
      (error as? CommandFailure)?.description == "client: /nowhere/at/all.csv: no such file"
    }
  }

  @Test("a folder in a file's place is told as one, not as an operation that could not be completed")
  func folder() {
    #expect { try Data(contentsOf: FileManager.default.temporaryDirectory) } throws: { error in
      UnreadableFile.words(for: error) == "cannot be read: it is a folder"
    }
  }

  @Test("the options that name the line may stand in front")
  func optionsInFront() {
    #expect(
      HubctlCommand.settled(["--socket", "x", "--json", "why", "1"]) == [
        "why", "1", "--socket", "x", "--json",
      ])
    #expect(HubctlCommand.settled(["--line=liege", "status"]) == ["status", "--line=liege"])
    #expect(HubctlCommand.settled(["why", "--json"]) == ["why", "--json"])
  }

  @Test("refusals end by who is to blame: the machine 1, the call 2, the daemon 3")
  func exitCodes() {
    #expect(CallFailure.refused(.resetRefused(cause: .journalDown)).exitCode == .machine)
    #expect(CallFailure.refused(.storeUnavailable(reason: "full")).exitCode == .machine)
    #expect(CallFailure.refused(.unknownLane(number: 9)).exitCode == .wrongCall)
    #expect(CallFailure.refused(.notPermitted(role: nil, needed: .reader)).exitCode == .wrongCall)
    #expect(CallFailure.refused(.stopping).exitCode == .unreachable)
    #expect(CallFailure.closed.exitCode == .unreachable)
  }
}
