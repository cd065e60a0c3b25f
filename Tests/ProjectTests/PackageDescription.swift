import Foundation

/// What `Package.swift` says of its targets, as `swift package dump-package` tells it.
struct PackageDescription: Decodable {
  struct Target: Decodable {
    let name: String
    let type: String
    let dependencies: [Dependency]
  }

  /// A dependency is `{"byName": ["HubUnits", null]}` or `{"product": ["Yams", "Yams", null, null]}`.
  struct Dependency: Decodable {
    let name: String

    private enum Kind: String, CodingKey {
      case byName, product, target
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Kind.self)
      guard let kind = container.allKeys.first else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "a dependency of an unknown kind"))
      }
      guard let first = try container.decode([String?].self, forKey: kind).first, let name = first else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "a dependency without a name"))
      }
      self.name = name
    }
  }

  let targets: [Target]

  /// Asks the package manager. Its scratch folder is a private one: the ordinary one is locked while tests run.
  static func read(of tree: ProjectTree) throws -> PackageDescription {
    let run = try ToolRun(
      ["swift", "package", "--scratch-path", tree.url(".build/describe").path, "dump-package"], in: tree.root)
    // Warnings of the package manager may come before the JSON.
    let json = run.output.drop { $0 != "{" }
    return try JSONDecoder().decode(PackageDescription.self, from: Data(json.utf8))
  }
}
