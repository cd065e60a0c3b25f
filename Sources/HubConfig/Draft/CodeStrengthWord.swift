/// `strength` of a code rule: how sure a number must be.
enum CodeStrengthWord: String, CaseIterable {
  case shape
  case checkDigit = "check-digit"
}
