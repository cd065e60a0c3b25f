import Foundation
import Glibc
import HubProtocol

/// Draws the line on the terminal until somebody ends it; a daemon that goes away is waited for.
struct LivePicture {
  /// **Units**: milliseconds. **Source**: ten pictures a second, as many as the daemon tells.
  private static let redrawMilliseconds: Int64 = 100
  /// **Units**: milliseconds.
  private static let reconnectMilliseconds: Int64 = 1_000

  private enum Wish { case goOn, end }

  let path: String

  func run() throws(CallFailure) {
    // The first connection is made before the terminal is taken, so that a failure is told as any other's.
    var client: LineClient? = try LineClient(path: path)
    try client?.beginWatching()
    let signals = PendingSignals([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGWINCH])
    var screen: LiveScreen? = LiveScreen()
    var line = FollowedLine()
    var drawnAt: Int64 = 0
    var triedAt = Self.now()
    let look = TerminalLook.of(STDOUT_FILENO, environment: ProcessInfo.processInfo.environment)
    while true {
      do throws(CallFailure) {
        if client != nil {
          if let frame = try client?.nextFrame(waitingMilliseconds: Int32(Self.redrawMilliseconds)),
            !line.take(frame)
          {
            client = nil
          }
        } else if Self.now() - triedAt >= Self.reconnectMilliseconds {
          triedAt = Self.now()
          client = try LineClient(path: path)
          try client?.beginWatching()
        } else {
          usleep(useconds_t(Self.redrawMilliseconds * 1_000))
        }
      } catch {
        guard Self.isWorthWaiting(error) else { throw error }
        client = nil
      }
      if Self.act(on: signals, &screen) == .end { return }
      let now = Self.now()
      guard now - drawnAt >= Self.redrawMilliseconds, let state = line.state else { continue }
      drawnAt = now
      let notice = client == nil ? "the daemon does not answer; trying again every second" : nil
      let picture = WatchPicture(
        state: state, ends: line.ends, notice: notice, secondsFromUTC: TimeZone.current.secondsFromGMT())
      screen?.draw(picture.rows(.of(STDOUT_FILENO), look))
    }
  }

  /// A daemon that is restarted comes back; what is refused stays so.
  private static func isWorthWaiting(_ failure: CallFailure) -> Bool { failure.exitCode == .unreachable }

  private static func act(on signals: PendingSignals, _ screen: inout LiveScreen?) -> Wish {
    while let key = screen?.key() {
      if key == UInt8(ascii: "q") || key == UInt8(ascii: "Q") { return .end }
    }
    while let signal = signals.take() {
      switch signal {
      case SIGWINCH: screen?.clear()
      case SIGTSTP:
        // Gives the terminal back, stops as asked, and takes it again when continued.
        screen = nil
        kill(getpid(), SIGSTOP)
        screen = LiveScreen()
      default: return .end
      }
    }
    return .goOn
  }

  /// **Units**: milliseconds on a clock that does not step.
  private static func now() -> Int64 {
    let elapsed = ContinuousClock.now - start
    return elapsed.components.seconds * 1_000 + elapsed.components.attoseconds / 1_000_000_000_000_000
  }
  private static let start = ContinuousClock.now - .seconds(60)
}
