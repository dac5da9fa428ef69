import SurveyModel

/// What is said of an edition in which units do not find what they were.
extension LocalizedText {
  static func noUnitFindsItsPredecessor(edition: String, known: [String]) -> LocalizedText {
    .init(
      vi: "không đơn vị nào có mặt ở kỳ \(edition), nên không tính được thay đổi nào; ghi mã cũ của từng đơn vị tại formerly trong units "
        + "(mã ở kỳ đó: \(known.joined(separator: ", ")))",
      en: "no unit is found in the edition \(edition), so that no change can be computed; state what each was as formerly under units "
        + "(ids there: \(known.joined(separator: ", ")))")
  }

  static func splitOrIncomplete(_ units: [String], edition: String) -> LocalizedText {
    let list = units.joined(separator: ", ")
    return .init(
      vi: "tách ra từ một đơn vị của kỳ \(edition), hoặc sáp nhập từ nhiều đơn vị mà kỳ đó không có đủ, nên không có thay đổi: \(list)",
      en: "split from a unit of the edition \(edition), or merged of several that it does not all have, and therefore without a change: "
        + list)
  }

  static func withoutSuccessor(_ units: [String], edition: String) -> LocalizedText {
    let (list, isOne) = (units.joined(separator: ", "), units.count == 1)
    return .init(
      vi:
        "có ở kỳ \(edition) mà không đơn vị nào của kỳ này là đơn vị đó: \(list); nếu đã đổi tên, sáp nhập hay tách, ghi formerly ở đơn vị mới",
      en:
        "in the edition \(edition) and of no unit now: \(list); where \(isOne ? "it was" : "one was") renamed, merged or split, state it as "
        + "formerly of the new unit")
  }

  static func withoutPredecessor(_ units: [String], edition: String) -> LocalizedText {
    let (list, isOne) = (units.joined(separator: ", "), units.count == 1)
    return .init(
      vi: "không có ở kỳ \(edition), nên không có thay đổi: \(list); nếu là đơn vị đã đổi tên hay sáp nhập, ghi formerly",
      en: "not found in the edition \(edition), and therefore without a change: \(list); where \(isOne ? "it was" : "one was") renamed or "
        + "merged, state formerly")
  }
}
