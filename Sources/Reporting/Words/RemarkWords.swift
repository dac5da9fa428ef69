package import Inference
package import SurveyModel

extension Results {
  /// What a remark on a unit, or on all together, says; one sentence without a full stop.
  package func sentence(of remark: Remark, in language: Language) -> String { Wording(self, language).remark(remark) }
}
