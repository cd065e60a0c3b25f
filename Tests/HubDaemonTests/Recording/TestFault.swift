/// The test itself is wrong.
struct TestFault: Error {
  let what: String
  init(_ what: String) { self.what = what }
}
