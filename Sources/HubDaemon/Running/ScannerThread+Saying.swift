import HubDevices

extension ScannerThread {
  /// Lets the people at the scanners know. Waits for nobody.
  func say(_ saying: DecisionFeedback.Saying) {
    switch saying {
    case .sound(let sound, let scanner, let instant): self.sound(sound, on: scanner, at: instant)
    case .standing(let stands): setStanding(stands)
    }
  }
}
