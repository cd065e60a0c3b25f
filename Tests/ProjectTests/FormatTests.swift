import Foundation
import Testing

@Suite("The format")
struct FormatTests {
  let tree = ProjectTree()

  @Test("`swift format lint --strict` has nothing to say")
  func everythingIsFormatted() throws {
    let run = try ToolRun(
      [
        "swift", "format", "lint", "--strict", "--recursive", "--parallel",
        "Package.swift", "Sources", "Tests",
      ],
      in: tree.root)
    #expect(run.status == 0, "run `swift format -i` on these files:\n\(run.output)")
  }

  @Test("specimen: a badly formatted file is refused")
  func badFormatIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hubd-format-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do {
        try FileManager.default.removeItem(at: folder)
      } catch {
        print("left behind: \(folder.path): \(error)")
      }
    }
    let specimen = folder.appendingPathComponent("Specimen.swift")
    try Data("func  crooked( )->Int {return 1 ;}\n".utf8).write(to: specimen)
    let run = try ToolRun(
      [
        "swift", "format", "lint", "--strict",
        "--configuration", tree.url(".swift-format").path, specimen.path,
      ],
      in: folder)
    #expect(run.status != 0)
    #expect(run.output.contains("Specimen.swift"))
  }
}
