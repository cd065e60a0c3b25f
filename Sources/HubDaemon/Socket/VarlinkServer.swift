import Foundation
import Glibc
import HubProtocol
public import Logging
import NIOCore
import NIOPosix
public import ServiceLifecycle

/// The daemon's socket: Varlink on a Unix socket, `org.varlink.service` and `io.hubd.Sorter`.
///
/// **Thread**: one event loop of its own; calls run on the ordinary executor, never on core or field threads.
/// **Errors**: `run` throws when the socket cannot be had; what one client does wrong ends that client alone.
/// **Source**: decision record 0004.
public struct VarlinkServer<ServiceType: SorterService>: Service {
  private let settings: SocketSettings
  private let service: ServiceType
  private let feed: WatchFeed
  private let access: AccessPolicy
  private let logger: Logger
  private let counts = SocketCounts()

  /// **Errors**: none; nothing is opened before `run`.
  public init(
    settings: SocketSettings, service: ServiceType, feed: WatchFeed,
    access: AccessPolicy = .ofThisMachine(), logger: Logger
  ) {
    self.settings = settings
    self.service = service
    self.feed = feed
    self.access = access
    self.logger = logger
  }

  /// How many clients are connected and how many were dropped, for `GetHealth`.
  public var clients: SocketCounts { counts }

  /// Serves until cancelled or shut down gracefully; then the socket's file is gone, unless systemd owns it.
  public func run() async throws {
    let listener = try openListener()
    let ownedPath = listener.ownedPath
    // One loop: a dozen clients at ten frames a second need no more.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    defer {
      // Safety: the path's text lives through the call.
      if let ownedPath, unsafe unlink(ownedPath) != 0, errno != ENOENT {
        logger.warning("kernel: the socket's file stays behind (errno \(errno)): \(ownedPath)")
      }
    }
    do {
      try await accept(on: listener.descriptor, group: group)
    } catch is CancellationError {
      logger.debug("socket closed")
    } catch {
      try await group.shutdownGracefully()
      throw error
    }
    try await group.shutdownGracefully()
  }

  private func openListener() throws -> SocketListener {
    let environment = ProcessInfo.processInfo.environment
    if settings.usesActivation,
      let descriptor = try SocketActivation.descriptor(in: environment, process: getpid())
    {
      logger.info("socket taken over from systemd")
      return try SocketListener(adopting: descriptor)
    }
    logger.info("socket opened at \(settings.path)")
    return try SocketListener(path: settings.path, mode: settings.mode)
  }

  /// What is known of a connection before it is served.
  private struct Accepted: Sendable {
    let channel: NIOAsyncChannel<MessageDecoder.InboundOut, Never>
    let outbound: OutboundBound
    let credentials: Result<PeerCredentials, PeerCredentials.Failure>
  }

  private func accept(on descriptor: CInt, group: MultiThreadedEventLoopGroup) async throws {
    let settings = settings
    let logger = logger
    let counts = counts
    let server = try await ServerBootstrap(group: group)
      // A client that sends its calls and closes its sending half still gets its replies.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .bind(descriptor) { channel in
        channel.eventLoop.makeCompletedFuture {
          try Self.prepare(channel, settings: settings, logger: logger, counts: counts)
        }
      }
    try await cancelWhenGracefulShutdown {
      try await withThrowingDiscardingTaskGroup { tasks in
        try await server.executeThenClose { arrivals in
          var number: Int64 = 0
          for try await accepted in arrivals {
            number += 1
            let connection = number
            tasks.addTask { await serve(accepted, number: connection) }
          }
        }
      }
    }
  }

  /// Sets a new connection's pipeline up, on its event loop.
  private static func prepare(
    _ channel: any Channel, settings: SocketSettings, logger: Logger, counts: SocketCounts
  ) throws -> Accepted {
    let pipeline = channel.pipeline.syncOperations
    let credentials: Result<PeerCredentials, PeerCredentials.Failure>? =
      try pipeline.withUnsafeTransportIfAvailable(of: NIOBSDSocket.Handle.self) { descriptor in
        do throws(PeerCredentials.Failure) {
          return .success(try PeerCredentials(descriptor: descriptor))
        } catch { return .failure(error) }
      }
    guard let credentials else { preconditionFailure("hub bug: a Unix socket channel without a descriptor") }
    let outbound = OutboundBound(
      limitBytes: settings.outboundLimitBytes, patience: .milliseconds(settings.patienceMilliseconds)
    ) { waiting in
      counts.countDropped()
      let who =
        switch credentials {
        case .success(let peer): "process \(peer.process) of user \(peer.user)"
        case .failure: "a client"
        }
      logger.notice("client: \(who) does not read, \(waiting) bytes wait for it; it was dropped")
    }
    try pipeline.addHandler(ByteToMessageHandler(MessageDecoder()))
    try pipeline.addHandler(outbound)
    return Accepted(
      channel: try NIOAsyncChannel(wrappingChannelSynchronously: channel), outbound: outbound,
      credentials: credentials)
  }

  /// Serves one connection to its end; nothing it does wrong goes further.
  private func serve(_ accepted: Accepted, number: Int64) async {
    let isRoom = counts.enter(limit: settings.clientLimit)
    defer { if isRoom { counts.leave() } }
    do {
      let peer = try accepted.credentials.get()
      let client = SocketClient(connection: number, credentials: peer, role: access.role(of: peer))
      try await accepted.channel.executeThenClose { inbound in
        guard isRoom else { return try await refuse(accepted.channel.channel) }
        let connection = VarlinkConnection(
          client: client, channel: accepted.channel.channel, outbound: accepted.outbound,
          dispatcher: MethodDispatcher(service: service, info: settings.info), feed: feed, logger: logger)
        do {
          try await connection.serve(inbound)
        } catch {
          await service.connectionClosed(client)
          throw error
        }
        await service.connectionClosed(client)
      }
    } catch is CancellationError {
      logger.debug("connection \(number) closed with the server")
    } catch let error as PeerCredentials.Failure {
      logger.warning("\(error)")
      accepted.channel.channel.close(promise: nil)
    } catch let error as EncodingError {
      logger.error("hub bug: a reply could not be written as JSON, connection \(number) closed: \(error)")
    } catch {
      // Whatever else comes is the wire: the client went while we were writing.
      logger.debug("connection \(number) closed: \(error)")
    }
  }

  private func refuse(_ channel: any Channel) async throws {
    logger.notice("client: refused, \(settings.clientLimit) are connected already")
    var buffer = ByteBuffer(
      bytes: try VarlinkMessage.reply(SorterError.tooManyClients(limit: settings.clientLimit)))
    buffer.writeInteger(UInt8(0))
    try await channel.writeAndFlush(buffer).get()
  }
}
