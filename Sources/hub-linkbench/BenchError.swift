/// The call was wrong; says how.
struct BenchError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = "client: " + description }
}
