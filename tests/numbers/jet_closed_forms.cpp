// SPDX-License-Identifier: GPL-3.0-or-later
// Derivatives by jets against closed forms in up to four variables, and against literals computed elsewhere.
#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>
#include <vector>

#include "numbers/jet.hpp"
#include "random.hpp"

using namespace referee;
using namespace referee::literals;
using referee::testing::Random;

namespace {

constexpr Precision bits300{300};
Ball ball(const Rational& value) { return Ball(value, bits300); }

using Unary = std::function<Jet<Ball>(const Jet<Ball>&)>;
using Derivatives = std::function<std::vector<Ball>(const Ball&, int)>;  ///< orders 0 to n at a point

std::vector<Ball> exp_derivatives(const Ball& u, int n) {
  return std::vector<Ball>(static_cast<std::size_t>(n) + 1, exp(u));
}
/// u^(p/2): each derivative brings down the exponent.
std::vector<Ball> half_power_derivatives(const Ball& u, int n, int twice) {
  Ball value = twice == 1 ? sqrt(u) : 1 / u;
  std::vector<Ball> result;
  for (int k = 0; k <= n; ++k) {
    result.push_back(value);
    value = value * Ball(twice - 2 * k) / 2 / u;
  }
  return result;
}
std::vector<Ball> log_derivatives(const Ball& u, int n) {
  std::vector<Ball> result{log(u)};
  if (n > 0)
    for (const Ball& value : half_power_derivatives(u, n - 1, -2)) result.push_back(value);
  return result;
}
/// tanh^(k) is a polynomial in y = tanh: P_(k+1) = P_k' (1 - y^2).
std::vector<Ball> tanh_derivatives(const Ball& u, int n) {
  const Ball y = tanh(u);
  std::vector<long> p{0, 1};
  std::vector<Ball> result;
  for (int k = 0; k <= n; ++k) {
    Ball value(0);
    for (std::size_t i = p.size(); i-- > 0;) value = value * y + Ball(p[i]);
    result.push_back(value);
    std::vector<long> next(p.size() + 1, 0);
    for (std::size_t i = 1; i < p.size(); ++i) {
      next[i - 1] += static_cast<long>(i) * p[i];
      next[i + 1] -= static_cast<long>(i) * p[i];
    }
    p = next;
  }
  return result;
}

struct Case {
  const char* name;
  Unary jet;
  Derivatives exact;
};

const Case cases[] = {
    {"exp", [](const Jet<Ball>& u) { return exp(u); }, exp_derivatives},
    {"expm1", [](const Jet<Ball>& u) { return expm1(u); },
     [](const Ball& u, int n) {
       auto d = exp_derivatives(u, n);
       d[0] = d[0] - Ball(1);
       return d;
     }},
    {"log", [](const Jet<Ball>& u) { return log(u); }, log_derivatives},
    {"log1p", [](const Jet<Ball>& u) { return log1p(u); },
     [](const Ball& u, int n) { return log_derivatives(u + 1, n); }},
    {"sqrt", [](const Jet<Ball>& u) { return sqrt(u); },
     [](const Ball& u, int n) { return half_power_derivatives(u, n, 1); }},
    {"1/u", [](const Jet<Ball>& u) { return Jet<Ball>(1) / u; },
     [](const Ball& u, int n) { return half_power_derivatives(u, n, -2); }},
    {"tanh", [](const Jet<Ball>& u) { return tanh(u); }, tanh_derivatives},
};

struct Literal {
  const char* function;
  int in_x, in_t;
  const char* value;  ///< 55 digits, by trigonometric interpolation on circles of radius 1e-12 at 300 digits
};

const Literal literals_at_two_fifths_three_sevenths[] = {
    {"blend", 0, 0, "0.6544218146362125398200102012900567381410769934245831203"},
    {"blend", 1, 0, "0.3444761741045808892903213582310456525358708093363570870"},
    {"blend", 0, 1, "0.8522459791189743756384691065252658774945874603691569817"},
    {"blend", 2, 0, "0.1314629661736597342943668808493299655452375232922139638"},
    {"blend", 1, 1, "0.9671356841022134160740359143318935301887930468406409517"},
    {"blend", 0, 3, "-0.2983355576211412686831074250011309114547227533783276059"},
    {"blend", 3, 1, "-1.570883710843624897107739075494990636060017646202401508"},
    {"blend", 2, 2, "-1.695999921653223571350028586401094074399024483518119527"},
    {"blend", 4, 0, "0.6868535916468761407576438236515872396933559538448342623"},
    {"blend", 1, 4, "0.3880608958800379688828495425690141608800850587205642324"},
    {"blend", 6, 0, "-18.56565321088391688026711472135443142180930416978998038"},
    {"blend", 3, 3, "0.6409667159126001180794790577558162834729742154418172365"},
    {"blend", 0, 6, "0.2238151977254436451130325341915964078864688845283360360"},
    {"blend", 5, 1, "6.910070908386063878550996024435625853318786035492595181"},
    {"heat", 0, 0, "-0.05985015571503296343736873537221885228215681830444540423"},
    {"heat", 1, 0, "0.6507099136660760147712037598226785050419297459854665071"},
    {"heat", 0, 1, "-0.5731574853654262976861945622942915272547191332361463315"},
    {"heat", 2, 0, "-0.9965808771087383983761652466667564273840887960090268806"},
    {"heat", 1, 1, "-1.875503289959160064542861754919394680924582935680465401"},
    {"heat", 0, 3, "1.540961989895579989986832725433788805622656633576401486"},
    {"heat", 3, 1, "0.03878291747101576266791724687816765568500688382208256506"},
    {"heat", 2, 2, "-15.73344973932896246112456188008892996700250292399181440"},
    {"heat", 4, 0, "1.909975867227358122079815296937412681629474092906635736"},
    {"heat", 1, 4, "443.8968056369295433854286439268036521662443516608225640"},
    {"heat", 6, 0, "15.48247969058840828573440368764714374579314123212078960"},
    {"heat", 3, 3, "-101.0295304013159700300029969628635613734479694152998571"},
    {"heat", 0, 6, "-16415.05392508542603657235978648564373944651160147083263"},
    {"heat", 5, 1, "36.39278774932947315344402672095918933835854403635090013"},
    {"small", 0, 0, "0.01240229138607156675333709010681862592069952687584302271"},
    {"small", 1, 0, "0.09373905030331733029481058185752290650315929776762294424"},
    {"small", 0, 1, "0.05948987700497691482250038007674791356327206334757904457"},
    {"small", 2, 0, "0.4716553855875836049686072618644515539118136439807892781"},
    {"small", 1, 1, "0.4517494721752971751843420882320257320788883316375713678"},
    {"small", 0, 3, "0.05967068704210457469386838427846767626943068746943247084"},
    {"small", 3, 1, "5.600132909244800374569581246511426130902305490660986389"},
    {"small", 2, 2, "5.997232496230991662902906055634853164927112228456679848"},
    {"small", 4, 0, "-0.5870531474470949491540105155927135070553948448414540564"},
    {"small", 1, 4, "0.4308860481605647675973534446169060775335883028912310124"},
    {"small", 6, 0, "10.25380630903802841404147328921876362156656559894895874"},
    {"small", 3, 3, "14.96602603704074800586670063704880875579365808921764091"},
    {"small", 0, 6, "0.007525378911121673484082531620920292306670594406200634282"},
    {"small", 5, 1, "-13.30903289550417878818595155936458644972532954390894807"},
};

Jet<Ball> composite(const std::string& name, const Jet<Ball>& x, const Jet<Ball>& t) {
  const Jet<Ball> one(1), four(4);
  if (name == "blend") return tanh(x * t) + sqrt(one + x * x) * log(Jet<Ball>(2) + t) / (one + exp(x - t));
  if (name == "small") return log1p(x * x * t) * expm1(x * t);
  const Jet<Ball> left = x + Jet<Ball>(2), right = x - one;
  return log((Jet<Ball>(3) * exp(-square(right) / (four * t)) + exp(-square(left) / (four * t))) /
             (four * sqrt(t)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(jet_closed_forms)

BOOST_AUTO_TEST_CASE(functions_of_a_linear_form_in_up_to_four_variables) {
  // For g(c.x + c0) the derivative of orders m is c^m g^(|m|).
  Random random(61);
  for (int variables = 1; variables <= 4; ++variables) {
    const int order = variables <= 2 ? 6 : 4;
    const JetLayout& layout = JetLayout::of(variables, order);
    for (const Case& trial : cases) {
      std::vector<Rational> slopes;
      Jet<Ball> form(ball(random.positive_rational(9)));
      for (int v = 0; v < variables; ++v) {
        slopes.push_back(random.rational(9));
        // abs keeps the argument of log and sqrt positive.
        form += Jet<Ball>(ball(slopes.back())) *
                Jet<Ball>::variable(
                    layout, v, ball(abs(slopes.back()) / (slopes.back() == 0 ? Rational(1) : slopes.back())));
      }
      const Jet<Ball> jet = trial.jet(form);
      const auto exact = trial.exact(form.value(), order);
      for (std::size_t i = 0; i < layout.size(); ++i) {
        Rational factor = 1;
        for (int v = 0; v < variables; ++v) factor *= power(slopes[v], layout.exponents(i)[v]);
        const Ball expected = ball(factor) * exact[layout.degree(i)],
                   got = jet.derivative(layout.exponents(i));
        BOOST_TEST(got.overlaps(expected), trial.name << " in " << variables << " variables, monomial " << i);
        BOOST_TEST((got - expected).magnitude().to_double() <=
                       (1 + std::abs(expected.to_double())) * std::ldexp(1.0, -240),
                   trial.name << " is loose, monomial " << i);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(composites_against_literals) {
  const JetLayout& layout = JetLayout::of(2, 6);
  const auto x = Jet<Ball>::variable(layout, 0, ball("2/5"_q)),
             t = Jet<Ball>::variable(layout, 1, ball("3/7"_q));
  for (const Literal& literal : literals_at_two_fifths_three_sevenths) {
    const Ball value = composite(literal.function, x, t).derivative({literal.in_x, literal.in_t});
    const Rational printed = parse_rational(literal.value);
    // Half a unit of the 55th digit, generously a whole one.
    const Rational unit = abs(printed) * power(Rational(10), -54);
    BOOST_TEST(
        Ball::hull(printed - unit, printed + unit, {300}).contains(value),
        literal.function << " (" << literal.in_x << ", " << literal.in_t << "): " << value.to_string(60));
  }
}

BOOST_AUTO_TEST_CASE(jets_in_double_follow_the_enclosures) {
  const JetLayout& layout = JetLayout::of(2, 4);
  const auto x = Jet<double>::variable(layout, 0, 0.4), t = Jet<double>::variable(layout, 1, 0.75);
  const auto bx = Jet<Ball>::variable(layout, 0, Ball::from_double(0.4, bits300));
  const auto bt = Jet<Ball>::variable(layout, 1, Ball::from_double(0.75, bits300));
  auto f = []<class T>(const Jet<T>& a, const Jet<T>& b) {
    return log(Jet<T>(2) + tanh(a * b)) * sqrt(exp(a) + b) / (b + a * a);
  };
  const auto approximate = f(x, t);
  const auto exact = f(bx, bt);
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const double expected = exact.derivative(layout.exponents(i)).to_double();
    // A few hundred roundings behind each coefficient.
    BOOST_TEST(std::abs(approximate.derivative(layout.exponents(i)) - expected) <=
               1024 * 2.3e-16 * (1 + std::abs(expected)));
  }
}

BOOST_AUTO_TEST_SUITE_END()
