import Testing

@Suite("The arrows between targets")
struct ImportArrowTests {
  let tree = ProjectTree()

  @Test("no target imports what the architecture does not allow")
  func sourcesKeepTheArrows() throws {
    let violations = try tree.swiftFiles(below: "Sources").flatMap { file in
      ImportArrows.violations(in: file, allowed: ImportArrows.table[file.target]?.all ?? [])
    }
    #expect(violations.isEmpty, "\(violations.report)")
  }

  @Test("every Swift target has its row in the table, and every row its target")
  func tableIsComplete() throws {
    let cDoors: Set = ["CLibUSB", "CModbus", "CUMockdev", "CHubShims"]
    let folders = Set(try tree.folders(in: "Sources")).subtracting(cDoors)
    #expect(folders == Set(ImportArrows.table.keys))
  }

  @Test("Package.swift declares no dependency that the architecture does not allow")
  func manifestKeepsTheArrows() throws {
    let package = try PackageDescription.read(of: tree)
    for target in package.targets where target.type != "test" && target.type != "system" {
      guard let row = ImportArrows.table[target.name] else {
        #expect(target.name == "CHubShims", "\(target.name) has no row in the table of arrows")
        continue
      }
      let undeclared = Set(target.dependencies.map(\.name)).subtracting(row.all)
      #expect(undeclared.isEmpty, "Package.swift: \(target.name) may not depend on \(undeclared.sorted())")
    }
  }

  @Test("whatever a target imports, Package.swift declares: nothing comes in through the back door")
  func importsAreDeclared() throws {
    let declared = Dictionary(
      uniqueKeysWithValues: try PackageDescription.read(of: tree).targets.map { target in
        (target.name, Set(target.dependencies.map(\.name)))
      })
    let files = try tree.swiftFiles(below: "Sources") + tree.swiftFiles(below: "Tests")
    let violations = files.flatMap { file in
      ImportArrows.violations(
        in: file, allowed: ImportArrows.systemModules.union(declared[file.target] ?? []))
    }
    #expect(violations.isEmpty, "\(violations.report)")
  }

  @Test("the pure targets name no clock, file, thread or socket")
  func pureTargetsAreAlone() {
    for target in ["HubUnits", "HubCore", "HubBarcode"] {
      #expect(ImportArrows.table[target]?.system.isEmpty == true)
      #expect(ImportArrows.table[target]?.packages.isEmpty == true)
    }
  }

  @Test(
    "specimen: a forbidden import is refused, however it is written",
    arguments: [
      "import Foundation",
      "public import Foundation",
      "@testable import HubStore",
      "@_implementationOnly import Glibc",
      "import struct Foundation.URL",
      "  import CLibUSB",
      "/* so */ import Dispatch",
    ])
  func forbiddenImportIsRefused(line: String) throws {
    let text = "import HubUnits\n\(line)\n"
    let specimen = ProjectTree.File(path: "Sources/HubCore/Specimen.swift", text: text)
    let allowed = try #require(ImportArrows.table["HubCore"]).all
    let violations = ImportArrows.violations(in: specimen, allowed: allowed)
    #expect(violations.map(\.line) == [2])
  }

  @Test("specimen: an import in a comment or a string is no import")
  func spokenImportIsNoImport() throws {
    let text = """
      // import Foundation
      /* import Glibc
         import Dispatch */
      let words = "import CLibUSB"
      let more = \"\"\"
      import CModbus \\(f("import x"))
      import HubStore
      \"\"\"
      """
    let specimen = ProjectTree.File(path: "Sources/HubCore/Specimen.swift", text: text)
    #expect(ImportArrows.violations(in: specimen, allowed: []).isEmpty)
  }
}
