using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Twin.Access;
using Twin.Places;
using Twin.Search;
using Twin.Storage;

namespace Twin.Cases;

[StatelessWorker]
[Reentrant]
[GrainType("case-duplicates")]
internal sealed class CaseDuplicatesGrain(IOptions<DuplicateOptions> options) : Grain, ICaseDuplicatesGrain
{
    /// <summary>The newest open cases around are looked at, and no more.</summary>
    private const int MostLookedAt = 100;

    private const int MostSuggested = 10;

    private static readonly ImmutableArray<string> OpenStatuses = [.. CaseTransitions.Open.Select(StoredName.Of)];

    public async Task<Outcome<ImmutableArray<CaseDuplicate>>> Find(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        var asked = await GrainFactory.Case(caseId).Get(caller, cancellationToken);
        if (!asked.Succeeded)
        {
            return asked.Refusal;
        }

        var one = asked.Value;
        var around = new ObjectFilter
        {
            Kind = ObjectKind.Case,
            Area = AreaCode.ParentOf(one.Area) ?? one.Area,
            Statuses = OpenStatuses,
            Facts =
            [
                new FactCondition(CaseFacts.Opened, FactComparison.AtLeast, CaseFacts.Moment(one.OpenedAt - options.Value.Window)),
                new FactCondition(CaseFacts.Opened, FactComparison.AtMost, CaseFacts.Moment(one.OpenedAt + options.Value.Window)),
            ],
        };
        var listed = await GrainFactory.Catalog().List(caller, new CatalogQuery(around, $"-fact:{CaseFacts.Opened}", Cursor: null, MostLookedAt), cancellationToken);
        if (!listed.Succeeded)
        {
            return listed.Refusal;
        }

        var others = await Task.WhenAll(listed.Value.Items.Where(entry => entry.Key.Id != caseId).Select(entry => GrainFactory.Case(entry.Key.Id).Get(caller, cancellationToken)));
        return new Outcome<ImmutableArray<CaseDuplicate>>(
            [
                .. others.Where(static other => other.Succeeded)
                    .Select(other => (Case: other.Value!, Like: CaseLikeness.Of(one, other.Value!, options.Value)))
                    .Where(other => other.Like?.Likeness >= options.Value.LeastLikeness)
                    .OrderByDescending(static other => other.Like!.Value.Likeness)
                    .ThenBy(static other => other.Case.Id, StringComparer.Ordinal)
                    .Take(MostSuggested)
                    .Select(other => Suggest(one, other.Case, other.Like!.Value)),
            ],
            Refusal: null);
    }

    private static CaseDuplicate Suggest(CaseSnapshot one, CaseSnapshot other, (double Likeness, double? Distance) like) => new(
        other.Id, other.Title, other.Text ?? other.Title, other.Category, one.Category == other.Category, other.Status, other.OpenedAt, like.Distance, like.Likeness,
        other.Attachments.FirstOrDefault(static file => file.HasThumbnail)?.Id, other.Reports);
}
