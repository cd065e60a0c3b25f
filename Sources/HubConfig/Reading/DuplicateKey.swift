/// A key that is written again in the same mapping.
struct DuplicateKey {
  let key: String
  let firstLine: Int
}
