import SurveyImport
package import SurveyModel

extension SurveyEditor {
  /// What reports print for an answer of a scale.
  ///
  /// - Parameter code: the value as the scale has it.
  package mutating func setName(ofAnswer code: String, on scale: AnswerScale, vi: String, en: String) throws(Refusal) {
    let id = scale.idBeforeTurning
    try changing { (editor: inout Self) throws(ImportFailure) in
      let builtIn = AnswerScale.builtIn.contains { $0.id == id } ? id : nil
      try editor.survey.setPrinted(scale: id, builtIn: builtIn, code: code, vi: vi, en: en)
    }
  }
}
