using Twin.Access;

namespace Twin.Accounts;

public sealed class AccountRulesTests
{
    private static readonly AccountState New = new();
    private static readonly AccountState Present = New.With(Worker("w-001")) with { Revision = 1 };

    [Fact]
    public void Check_takes_an_account_an_administrator_asks_for() =>
        Assert.Null(AccountRules.Check("zhangwei", New, Caller.System, Worker("w-001")));

    [Theory]
    [InlineData(Role.Supervisor)]
    [InlineData(Role.GridWorker)]
    public void Check_refuses_anybody_else(Role role)
    {
        var caller = new Caller("somebody", role, AreaScope.Everything);

        Assert.Equal(RefusalReason.Forbidden, AccountRules.Check("zhangwei", New, caller, Worker("w-001"))!.Reason);
    }

    [Theory]
    [InlineData("ZhangWei", "id")]
    [InlineData("zhang wei", "id")]
    [InlineData("", "id")]
    [InlineData("city:0123456789abcdef0123456789abcdef", "id")]
    public void Check_refuses_what_is_no_user_name(string userName, string field) =>
        Assert.Equal(field, AccountRules.Check(userName, New, Caller.System, Worker("w-001"))!.Field);

    [Theory]
    [InlineData("5001030020010010000")]
    [InlineData("50010x")]
    public void Check_refuses_what_is_no_area(string area) =>
        Assert.Equal("areas", AccountRules.Check("a", New, Caller.System, Worker("w-001") with { Scope = new AreaScope([area]) })!.Field);

    [Fact]
    public void Check_lets_nobody_be_the_system() =>
        Assert.Equal("role", AccountRules.Check("a", New, Caller.System, Worker("w-001") with { Role = Role.System })!.Field);

    [Fact]
    public void Check_wants_a_password_for_a_new_account_only()
    {
        var without = Worker("w-001") with { PasswordHash = null };

        Assert.Equal("password", AccountRules.Check("a", New, Caller.System, without)!.Field);
        Assert.Null(AccountRules.Check("a", Present, Caller.System, without));
    }

    [Fact]
    public void Check_lets_no_worker_take_the_account_of_somebody_else()
    {
        Assert.Equal("userName", AccountRules.Check("a", Present, Caller.System, Worker("w-002"))!.Field);
        Assert.Null(AccountRules.Check("a", Present, Caller.System, Worker("w-001")));
    }

    [Fact]
    public void With_keeps_the_password_when_none_is_given()
    {
        var next = Present.With(Worker("w-001") with { PasswordHash = null, Scope = new AreaScope(["500103002001002"]) });

        Assert.Equal("hash", next.PasswordHash);
        Assert.Equal(["500103002001002"], next.Areas);
        Assert.False(Present.Says(Worker("w-001") with { Scope = new AreaScope(["500103002001002"]) }));
        Assert.True(Present.Says(Worker("w-001") with { PasswordHash = null }));
    }

    private static AccountAttributes Worker(string worker) => new(Role.GridWorker, new AreaScope(["500103002001001"]), worker, "hash");
}
