// SPDX-License-Identifier: GPL-3.0-or-later
/// Truncated Taylor polynomials in several variables: exact derivatives of anything written once as a
/// template.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <vector>

#include "numbers/traits.hpp"

namespace referee {

/// Monomials x^m, |m| <= order, in graded order, with the table of their products. Shared and immutable.
class JetLayout {
 public:
  struct Product {
    std::uint32_t left, right, result;
  };

  /// The layout for that many variables and that total order; built once, safe from any thread.
  /// @throws std::invalid_argument for variables < 1, order < 0 or more than 100000 monomials.
  static const JetLayout& of(int variables, int order);

  JetLayout(int variables, int order);  ///< use `of`

  int variables() const { return variables_; }
  int order() const { return order_; }
  std::size_t size() const { return exponents_.size(); }
  int degree(std::size_t index) const { return degree_[index]; }
  const std::vector<int>& exponents(std::size_t index) const { return exponents_[index]; }
  /// Index of a monomial. @throws std::out_of_range when its degree exceeds the order.
  std::size_t index(std::span<const int> exponents) const;
  /// All (i, j, k) with x^i x^j = x^k within the order, sorted by k (hence by degree).
  const std::vector<Product>& products() const { return products_; }

 private:
  int variables_, order_;
  std::vector<std::vector<int>> exponents_;
  std::vector<int> degree_;
  std::vector<Product> products_;
};

/// f(x0 + h) up to the layout's order in h. A jet without layout is a constant and adapts to its partner.
template <class T>
class Jet {
 public:
  Jet() : coefficients_(1, T(0)) {}
  Jet(int constant) : coefficients_(1, T(constant)) {}        // NOLINT: constants are exact
  Jet(T constant) : coefficients_(1, std::move(constant)) {}  // NOLINT
  /// The variable x_index itself, expanded at `value`.
  static Jet variable(const JetLayout& layout, int index, T value) {
    T slope = one_like(value);
    Jet jet(std::move(value));
    jet.adopt(layout);
    if (layout.order() > 0) {
      std::vector<int> unit(static_cast<std::size_t>(layout.variables()), 0);
      unit[static_cast<std::size_t>(index)] = 1;
      jet.coefficients_[layout.index(unit)] = std::move(slope);
    }
    return jet;
  }

  const JetLayout* layout() const { return layout_; }
  const T& value() const { return coefficients_[0]; }
  std::span<const T> coefficients() const { return coefficients_; }
  T& coefficient(std::size_t index) { return coefficients_[index]; }

  /// The partial derivative with these orders in each variable (zero for a constant).
  T derivative(std::span<const int> orders) const {
    int total = 0;
    for (int n : orders) total += n;
    if (layout_ == nullptr) return total == 0 ? coefficients_[0] : T(0);
    T result = coefficients_[layout_->index(orders)];
    for (int n : orders)
      for (int factor = 2; factor <= n; ++factor) result = result * T(factor);
    return result;
  }
  T derivative(std::initializer_list<int> orders) const {
    return derivative(std::span<const int>(orders.begin(), orders.size()));
  }

  Jet operator-() const {
    Jet r(*this);
    for (T& c : r.coefficients_) c = -c;
    return r;
  }
  Jet& operator+=(const Jet& b) {
    if (b.layout_ != nullptr) adopt(*b.layout_);
    for (std::size_t i = 0; i < b.coefficients_.size(); ++i) coefficients_[i] += b.coefficients_[i];
    return *this;
  }
  Jet& operator-=(const Jet& b) {
    if (b.layout_ != nullptr) adopt(*b.layout_);
    for (std::size_t i = 0; i < b.coefficients_.size(); ++i) coefficients_[i] -= b.coefficients_[i];
    return *this;
  }
  Jet& operator*=(const Jet& b) { return *this = *this * b; }
  Jet& operator/=(const Jet& b) { return *this = *this / b; }
  friend Jet operator+(Jet a, const Jet& b) { return std::move(a += b); }
  friend Jet operator-(Jet a, const Jet& b) { return std::move(a -= b); }
  friend Jet operator*(const Jet& a, const Jet& b) {
    if (a.layout_ == nullptr) return b.scaled(a.coefficients_[0]);
    if (b.layout_ == nullptr) return a.scaled(b.coefficients_[0]);
    const JetLayout& layout = common(a, b);
    Jet r = zero(layout);
    for (const auto& p : layout.products())
      add_product(r.coefficients_[p.result], a.coefficients_[p.left], b.coefficients_[p.right]);
    return r;
  }
  friend Jet operator/(const Jet& a, const Jet& b) {
    if (b.layout_ != nullptr) return a * reciprocal(b);
    Jet r(a);
    for (T& c : r.coefficients_)
      if (!is_exact_zero(c) || is_exact_zero(b.coefficients_[0])) c /= b.coefficients_[0];
    return r;
  }

  friend Jet reciprocal(const Jet& f) {
    if (f.layout_ == nullptr) return Jet(T(1) / f.coefficients_[0]);
    Jet g = zero(*f.layout_);
    g.coefficients_[0] = T(1) / f.coefficients_[0];
    f.recurrence([&](std::size_t k) { g.coefficients_[k] = -(g.coefficients_[k] * g.coefficients_[0]); },
                 [&](const auto& p) {
                   if (f.layout_->degree(p.left) > 0)
                     add_product(g.coefficients_[p.result], f.coefficients_[p.left],
                                 g.coefficients_[p.right]);
                 });
    return g;
  }
  friend Jet exp(const Jet& f) {
    using std::exp;
    return integrated(f, exp(f.coefficients_[0]),
                      [](const Jet& e, std::size_t j) { return e.coefficients_[j]; });
  }
  friend Jet tanh(const Jet& f) {
    using std::tanh;
    // (tanh f)' = (1 - tanh^2 f) f'
    return integrated(f, tanh(f.coefficients_[0]), [](const Jet& t, std::size_t j) {
      T u = j == 0 ? T(1) : T(0);
      for (const auto& p : t.layout_->products()) {
        if (p.result > j) break;
        if (p.result == j) u -= t.coefficients_[p.left] * t.coefficients_[p.right];
      }
      return u;
    });
  }
  friend Jet log(const Jet& f) {
    using std::log;
    if (f.layout_ == nullptr) return Jet(log(f.coefficients_[0]));
    const JetLayout& layout = *f.layout_;
    Jet l = zero(layout);
    l.coefficients_[0] = log(f.coefficients_[0]);
    f.recurrence(
        [&](std::size_t k) {
          T n(layout.degree(k));
          l.coefficients_[k] = (n * f.coefficients_[k] - l.coefficients_[k]) / (n * f.coefficients_[0]);
        },
        [&](const auto& p) {
          if (layout.degree(p.left) > 0 && layout.degree(p.right) > 0)
            add_product(l.coefficients_[p.result], f.coefficients_[p.left] * T(layout.degree(p.right)),
                        l.coefficients_[p.right]);
        });
    return l;
  }
  friend Jet sqrt(const Jet& f) {
    using std::sqrt;
    if (f.layout_ == nullptr) return Jet(sqrt(f.coefficients_[0]));
    const JetLayout& layout = *f.layout_;
    Jet r = zero(layout);
    r.coefficients_[0] = sqrt(f.coefficients_[0]);
    f.recurrence(
        [&](std::size_t k) {
          r.coefficients_[k] = (f.coefficients_[k] - r.coefficients_[k]) / (T(2) * r.coefficients_[0]);
        },
        [&](const auto& p) {
          if (layout.degree(p.left) > 0 && layout.degree(p.right) > 0)
            add_product(r.coefficients_[p.result], r.coefficients_[p.left], r.coefficients_[p.right]);
        });
    return r;
  }
  friend Jet square(const Jet& f) { return f * f; }
  friend Jet expm1(const Jet& f) {
    Jet r = exp(f);
    using std::expm1;
    r.coefficients_[0] = expm1(f.coefficients_[0]);
    return r;
  }
  friend Jet log1p(const Jet& f) {
    Jet r = log(f + Jet(1));
    using std::log1p;
    r.coefficients_[0] = log1p(f.coefficients_[0]);
    return r;
  }

 private:
  static Jet zero(const JetLayout& layout) {
    Jet r;
    r.adopt(layout);
    return r;
  }
  static const JetLayout& common(const Jet& a, const Jet& b) {
    if (a.layout_ != b.layout_) throw std::invalid_argument("jets of different layouts do not mix");
    return *a.layout_;
  }
  void adopt(const JetLayout& layout) {
    if (layout_ == &layout) return;
    if (layout_ != nullptr) throw std::invalid_argument("jets of different layouts do not mix");
    layout_ = &layout;
    coefficients_.resize(layout.size(), T(0));
  }
  Jet scaled(const T& factor) const {
    Jet r(*this);
    for (T& c : r.coefficients_) c = c * factor;
    return r;
  }
  /// Walks over the coefficients k > 0 in graded order: `accumulate` for every product that lands in k, then
  /// `finish(k)`.
  template <class Finish, class Accumulate>
  void recurrence(Finish finish, Accumulate accumulate) const {
    const auto& products = layout_->products();
    for (std::size_t p = 0; p < products.size();) {
      std::size_t k = products[p].result;
      for (; p < products.size() && products[p].result == k; ++p)
        if (k > 0) accumulate(products[p]);
      if (k > 0) finish(k);
    }
  }
  /// g with g(f(x0)) = start and D g = slope(g) D f, D the Euler operator: degree(k) g_k = sum degree(i) f_i
  /// slope_j.
  template <class Slope>
  static Jet integrated(const Jet& f, T start, Slope slope) {
    if (f.layout_ == nullptr) return Jet(std::move(start));
    const JetLayout& layout = *f.layout_;
    Jet g = zero(layout);
    g.coefficients_[0] = std::move(start);
    std::vector<T> slopes(layout.size(), T(0));
    std::vector<char> known(layout.size(), 0);
    f.recurrence([&](std::size_t k) { g.coefficients_[k] = g.coefficients_[k] / T(layout.degree(k)); },
                 [&](const auto& p) {
                   if (layout.degree(p.left) == 0) return;
                   if (!known[p.right]) {
                     slopes[p.right] = slope(g, p.right);
                     known[p.right] = 1;
                   }
                   add_product(g.coefficients_[p.result], f.coefficients_[p.left] * T(layout.degree(p.left)),
                               slopes[p.right]);
                 });
    return g;
  }

  const JetLayout* layout_ = nullptr;
  std::vector<T> coefficients_;
};

template <class T>
Jet<T> pi_like(const Jet<T>& like) {
  return Jet<T>(pi_like(like.value()));
}
template <class T>
struct FromRational<Jet<T>> {
  FromRational<T> inner;
  Jet<T> operator()(const Rational& value) const { return Jet<T>(inner(value)); }
};
template <class T>
bool is_exact_zero(const Jet<T>& x) {
  for (const T& c : x.coefficients())
    if (!is_exact_zero(c)) return false;
  return true;
}
template <class T>
bool is_not_positive(const Jet<T>& x) {
  return is_not_positive(x.value());
}
template <class T>
Jet<T> half_of(Jet<T> x) {
  for (std::size_t i = 0; i < x.coefficients().size(); ++i) x.coefficient(i) = half_of(x.coefficients()[i]);
  return x;
}
template <class T>
bool leads(const Jet<T>& a, const Jet<T>& b) {
  return leads(a.value(), b.value());
}

}  // namespace referee
