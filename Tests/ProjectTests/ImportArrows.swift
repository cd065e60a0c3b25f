/// Which target may import what: the arrows of docs/architecture.md, as a table.
///
/// SwiftPM's own check misses undeclared transitive imports, so the arrows are held here.
struct ImportArrows {
  /// What one target may import.
  struct Allowance {
    let own: Set<String>
    let packages: Set<String>
    let system: Set<String>

    init(own: Set<String> = [], packages: Set<String> = [], system: Set<String> = []) {
      self.own = own
      self.packages = packages
      self.system = system
    }

    var all: Set<String> { own.union(packages).union(system) }
  }

  /// Modules of the toolchain, as opposed to targets and packages.
  static let systemModules: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Swift", "Testing",
  ]

  private static let ordinary: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Synchronization",
  ]
  private static let field: Set<String> = ["Glibc", "Synchronization"]

  static let table: [String: Allowance] = [
    // pure: no clock, no file, no socket can be named
    "HubUnits": Allowance(),
    "HubCore": Allowance(own: ["HubUnits"]),
    "HubBarcode": Allowance(own: ["HubUnits"]),
    // real time
    "HubRealtime": Allowance(own: ["HubUnits", "HubCore", "CHubShims"], system: field),
    "HubRecord": Allowance(own: ["HubUnits", "HubCore"], system: ordinary),
    // field: the only shipping importers of the two C libraries
    "HubUSB": Allowance(own: ["HubUnits", "CLibUSB"], system: field),
    "HubModbus": Allowance(own: ["HubUnits", "CModbus"], system: field),
    "HubDevices": Allowance(
      own: ["HubUSB", "HubModbus", "HubBarcode", "HubRealtime", "HubCore", "HubUnits"], system: field),
    // control
    "HubConfig": Allowance(own: ["HubUnits", "HubCore"], packages: ["Yams"], system: ordinary),
    "HubStore": Allowance(own: ["HubUnits", "HubCore"], packages: ["GRDB"], system: ordinary),
    "HubProtocol": Allowance(own: ["HubUnits"], system: ordinary),
    "HubDaemon": Allowance(
      own: [
        "HubUnits", "HubCore", "HubBarcode", "HubRealtime", "HubRecord", "HubUSB", "HubModbus", "HubDevices",
        "HubConfig", "HubStore", "HubProtocol",
      ],
      packages: ["NIOCore", "NIOPosix", "ServiceLifecycle", "UnixSignals", "Logging"], system: ordinary),
    // programs
    "hubd": Allowance(own: ["HubDaemon"], packages: ["ArgumentParser", "Logging"], system: ordinary),
    "hubctl": Allowance(
      own: ["HubUnits", "HubProtocol", "HubConfig", "HubBarcode", "HubRecord", "HubDevices"],
      packages: ["ArgumentParser"], system: ordinary),
    // test world: a mock never shares code with what it tests
    "HubSim": Allowance(own: ["HubUnits", "HubCore", "HubBarcode", "HubRecord"], system: ordinary),
    "HubMocks": Allowance(own: ["HubUnits", "CModbus", "CUMockdev"], system: ordinary),
    "hub-cyclebench": Allowance(own: ["HubUnits", "HubCore", "HubRealtime"], system: ordinary),
    "hub-manifestbench": Allowance(own: ["HubUnits", "HubStore"], system: ordinary),
    "hub-labelbench": Allowance(
      own: ["HubUnits", "HubCore", "HubBarcode", "HubRealtime"], system: ordinary),
    // its yardstick is the bare library
    "hub-linkbench": Allowance(
      own: ["HubUnits", "HubCore", "HubRealtime", "HubModbus", "HubDevices", "CModbus"], system: ordinary),
    "hubsim": Allowance(
      own: ["HubUnits", "HubSim", "HubMocks"], packages: ["Yams", "GRDB", "ArgumentParser"], system: ordinary),
  ]

  /// The imports of a source text that its target may not have.
  static func violations(in file: ProjectTree.File, allowed: Set<String>) -> [Violation] {
    imports(of: file.code).filter { !allowed.contains($0.module) }.map { found in
      Violation(
        path: file.path, line: found.line,
        message: "\(file.target) may not import \(found.module); the arrows are in docs/architecture.md")
    }
  }

  /// Every module a source imports, with its line (from 1).
  static func imports(of code: SwiftCode) -> [(module: String, line: Int)] {
    code.lines.enumerated().compactMap { index, line in
      module(importedBy: line).map { ($0, index + 1) }
    }
  }

  private static func module(importedBy line: String) -> String? {
    // A regular expression is slow where a plain look tells as much.
    guard line.contains("import") else { return nil }
    // Attributes, an access level and the kind of a single declaration may stand around the word `import`.
    let pattern =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var|actor)\s+)?(?<module>\w+)/
    return line.firstMatch(of: pattern).map { String($0.output.module) }
  }
}
