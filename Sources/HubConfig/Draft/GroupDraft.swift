/// One of `plan.groups` as it was written.
struct GroupDraft {
  let name: Located<String>
  /// Places in `LineDraft.lanes`.
  let lanes: [Located<Int>]
}
