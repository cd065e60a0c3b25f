import HubDevices
import HubProtocol

extension JogStroke.Ending {
  init(_ ending: JogEnding) {
    self =
      switch ending {
      case .time: .time
      case .letGo: .letGo
      case .rightEnded: .rightEnded
      case .linkLost: .linkLost
      }
  }
}

extension JogRefusal {
  init(_ denial: JogDenial) {
    self =
      switch denial {
      case .linkDown: .linkDown
      case .notHeldByOperator: .notHeld
      case .linkHeld: .linkNotWell
      case .waitedTooLong: .waitedTooLong
      case .outputIsOut: .busy
      case .deviceRefused: .deviceRefused
      }
  }
}
