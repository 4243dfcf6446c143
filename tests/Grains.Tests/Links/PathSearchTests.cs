using Twin.Access;
using Twin.Links;
using Twin.Search;

namespace Twin.Grains.Tests.Links;

public sealed class PathSearchTests
{
    private static readonly DateOnly Today = new(2026, 11, 28);

    [Theory]
    [InlineData(4_999, 4_999, true)]
    [InlineData(5_000, 4_999, false)]
    [InlineData(9_000, 4_999, false)]
    public async Task Paths_say_so_when_more_is_linked_than_is_looked_at(int homes, int reached, bool complete)
    {
        var query = new PathQuery(ObjectKind.Household, Id: null, Depth: 4, Relations: [], Limit: 3);
        var search = new PathSearch(new StarCatalog(homes), SearchRights.Of(Caller.System, Today), query, Today);

        var found = await search.From(StarCatalog.Building, TestContext.Current.CancellationToken);

        Assert.Equal((reached, complete, 3), (found.Total, found.Complete, found.Paths.Length));
    }
}
