import Foundation
import Logging
import Synchronization

@testable import HubDaemon

/// The real server on a socket of its own, with a daemon of paper behind it.
struct PaperServer: Sendable {
  let path: String
  let service = FakeSorterService()
  let feed: WatchFeed
  let server: VarlinkServer<FakeSorterService>

  init(
    access: AccessPolicy = AccessPolicy(ownUser: geteuid(), groups: [:]), clientLimit: Int = 64,
    outboundLimitBytes: Int = 1_048_576, patienceMilliseconds: Int64 = 10_000
  ) {
    // Short, since a socket's path must fit into 108 bytes.
    path = "/tmp/hubd-test-\(UUID().uuidString.prefix(8)).sock"
    feed = WatchFeed()
    var settings = SocketSettings(path: path, version: "0-test")
    settings.usesActivation = false
    settings.clientLimit = clientLimit
    settings.outboundLimitBytes = outboundLimitBytes
    settings.patienceMilliseconds = patienceMilliseconds
    server = VarlinkServer(
      settings: settings, service: service, feed: feed, access: access,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  /// Runs the server around a body; the server is gone afterwards.
  func running(_ body: () async throws -> Void) async throws {
    try await withThrowingTaskGroup { tasks in
      tasks.addTask { try await server.run() }
      do {
        // The first connection that is taken says that the server is there.
        try await RawClient.waitForServer(at: path)
        try await body()
      } catch {
        tasks.cancelAll()
        throw error
      }
      tasks.cancelAll()
      try await tasks.waitForAll()
    }
  }
}
