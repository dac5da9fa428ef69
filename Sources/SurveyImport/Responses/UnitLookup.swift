package import SurveyModel

extension UnitTable {
  /// The position of a unit by its id or name; the nearest id or name where there is none.
  ///
  /// An id as it is written goes first; then texts compare as the eye reads them (case, blanks, Unicode form).
  package func find(_ wanted: String) -> (position: Int?, nearest: String?) {
    if let exact = units.firstIndex(of: wanted) { return (exact, nil) }
    let key = TextKey(wanted)
    if let unit = units.firstIndex(where: { TextKey($0) == key }) { return (unit, nil) }
    if let unit = names.firstIndex(where: { $0.map { TextKey($0) == key } ?? false }) { return (unit, nil) }
    return (nil, SurveyImport.nearest(to: wanted, among: units + names.compactMap(\.self)))
  }
}
