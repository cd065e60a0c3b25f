import Testing

@Suite("The doors through which something is written into a device")
struct FieldWriteTests {
  let tree = ProjectTree()

  /// Every call that writes, by file. Each takes its address from the link's own settings: outputs by rank and the plan
  /// of safe states, our heartbeat, the mailbox. Whoever adds one says here where its address comes from.
  static let doors = [
    "Sources/HubDevices/Links/LinkWorker+Writing.swift": 4,
    "Sources/HubDevices/Links/LinkWorker+Polling.swift": 2,
    "Sources/HubDevices/Links/LinkWorker+Mailbox.swift": 3,
  ]

  /// Calls of a bus that write.
  static func writes(in text: String) -> Int {
    text.matches(of: /\.(?:writeCoils?|writeRegisters?|readWriteRegisters)\(/).count
  }

  @Test("the daemon and hubctl write through these doors and no other")
  func doorsOnly() throws {
    var found: [String: Int] = [:]
    for target in ["HubDevices", "HubDaemon", "hubctl", "hubd", "HubConfig", "HubRealtime"] {
      for file in try tree.swiftFiles(below: "Sources/\(target)") {
        let count = Self.writes(in: file.text)
        if count > 0 { found[file.path] = count }
      }
    }
    #expect(found == Self.doors)
  }

  @Test("specimen: a call that writes is found")
  func specimen() {
    #expect(Self.writes(in: "try bus.writeCoil(7, true)\ntry link.readCoils(from: 0)\n") == 1)
    #expect(Self.writes(in: "try bus.readWriteRegisters(writing: a, to: 1)") == 1)
  }
}
