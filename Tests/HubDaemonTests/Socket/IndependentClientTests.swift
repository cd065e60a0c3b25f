import Foundation
import HubProtocol
import Testing

@testable import HubDaemon

@Suite("An independent Varlink client")
struct IndependentClientTests {
  /// A Python that has the package `varlink` from PyPI.
  private static var python: String? { ProcessInfo.processInfo.environment["HUBD_VARLINK_PYTHON"] }

  /// Asks what it is, its state, two frames and something that is refused; prints one line for each.
  private static let script = """
    import sys, varlink

    with varlink.Client.new_with_address("unix:" + sys.argv[1]) as client:
        with client.open("org.varlink.service") as service:
            print("info", service.GetInfo()["version"])
        with client.open("io.hubd.Sorter") as sorter:
            state = sorter.GetState()["state"]
            print("state", state["line"], state["belt"]["speed_mm_s"]["value"], state["belt"]["speed_mm_s"]["quality"])
            frames = sorter.Watch(_more=True)
            first = next(frames)["frame"]
            print("frame", first["kind"], first["sequence"], flush=True)
            second = next(frames)["frame"]
            print("frame", second["kind"], second["sequence"] - first["sequence"])
        with client.open("io.hubd.Sorter") as sorter:
            try:
                sorter.SetLane(99, True, "python")
                print("error none")
            except varlink.VarlinkError as error:
                print("error", error.error(), error.parameters()["number"])
            print("command", sorter.SetLane(1, False, "python")["outcome"]["id"])

    """

  @Test(
    "PyPI's varlink reads our definition, calls, watches two frames and understands an error",
    .enabled(if: python != nil, "set HUBD_VARLINK_PYTHON to a python that has PyPI's varlink"))
  func pythonClient() async throws {
    let python = try #require(Self.python)
    let paper = PaperServer()
    var state = FakeSorterService.state
    try await paper.feed.publish(state)
    let publishing = Task {
      while !Task.isCancelled {
        state.uptimeMs += 2_000
        try await paper.feed.publish(state)
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    defer { publishing.cancel() }
    try await paper.running {
      let output = try await run(python, ["-c", Self.script, paper.path])
      #expect(
        output.split(separator: "\n").map(String.init) == [
          "info 0-test", "state paper 2500 good", "frame snapshot \(snapshotNumber(in: output))",
          "frame delta 1",
          "error io.hubd.Sorter.UnknownLane 99", "command python",
        ])
    }
  }

  /// The number of the snapshot, which depends on when the client came.
  private func snapshotNumber(in output: String) -> String {
    output.firstMatch(of: /frame snapshot (\d+)/).map { String($0.1) } ?? "?"
  }

  /// Runs a program to its end and returns all that it wrote.
  private func run(_ program: String, _ arguments: [String]) async throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let file = FileManager.default.temporaryDirectory.appending(path: "hubd-python-\(UUID()).txt")
    try Data().write(to: file)
    let output = try FileHandle(forWritingTo: file)
    process.standardOutput = output
    process.standardError = output
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    try FileManager.default.removeItem(at: file)
    return text
  }
}
