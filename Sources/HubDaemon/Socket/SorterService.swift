public import HubProtocol

/// What the socket asks of the daemon: one answer a method of `io.hubd.Sorter`.
///
/// The server has checked the client's role and the parameters' types before it asks. `Watch` is served from the
/// `WatchFeed`, `Diagnose` from the answer to `GetHealth`.
///
/// **Thread**: called from many tasks at once, one call a connection at a time.
public protocol SorterService: Sendable {
  func answer(_ call: GetState, for client: SocketClient) async throws(SorterError) -> GetState.Reply
  /// **Errors**: `unknownParcel` when there is no story.
  func answer(_ call: Why, for client: SocketClient) async throws(SorterError) -> Why.Reply
  func answer(_ call: GetHealth, for client: SocketClient) async throws(SorterError) -> GetHealth.Reply

  func answer(_ call: SetLane, for client: SocketClient) async throws(SorterError) -> SetLane.Reply
  /// **Errors**: `redirectRefused` with the reason and how many mm too late.
  func answer(_ call: Redirect, for client: SocketClient) async throws(SorterError) -> Redirect.Reply
  func answer(_ call: Hold, for client: SocketClient) async throws(SorterError) -> Hold.Reply
  func answer(_ call: ResetHold, for client: SocketClient) async throws(SorterError) -> ResetHold.Reply

  func answer(_ call: BeginManifestImport, for client: SocketClient) async throws(SorterError)
    -> BeginManifestImport.Reply
  func answer(_ call: AddManifestRows, for client: SocketClient) async throws(SorterError)
    -> AddManifestRows.Reply
  func answer(_ call: CommitManifestImport, for client: SocketClient) async throws(SorterError)
    -> CommitManifestImport.Reply
  func answer(_ call: AbortManifestImport, for client: SocketClient) async throws(SorterError)
    -> AbortManifestImport.Reply
  func answer(_ call: LookUpManifest, for client: SocketClient) async throws(SorterError)
    -> LookUpManifest.Reply

  func answer(_ call: SetCustoms, for client: SocketClient) async throws(SorterError) -> SetCustoms.Reply
  func answer(_ call: GetCustoms, for client: SocketClient) async throws(SorterError) -> GetCustoms.Reply

  func answer(_ call: ReadEvents, for client: SocketClient) async throws(SorterError) -> ReadEvents.Reply
  func answer(_ call: AcknowledgeEvents, for client: SocketClient) async throws(SorterError)
    -> AcknowledgeEvents.Reply
  /// **Errors**: `badArgument` when there is no such link.
  func answer(_ call: ReadIO, for client: SocketClient) async throws(SorterError) -> ReadIO.Reply
  /// **Errors**: of these three, `jogRefused` says what is missing.
  func answer(_ call: WriteIO, for client: SocketClient) async throws(SorterError) -> WriteIO.Reply
  func answer(_ call: JogOutput, for client: SocketClient) async throws(SorterError) -> JogOutput.Reply
  func answer(_ call: TryDiverter, for client: SocketClient) async throws(SorterError) -> TryDiverter.Reply

  func answer(_ call: GetReport, for client: SocketClient) async throws(SorterError) -> GetReport.Reply

  /// The connection is gone: what was open on it dies with it, imports above all.
  func connectionClosed(_ client: SocketClient) async
}
